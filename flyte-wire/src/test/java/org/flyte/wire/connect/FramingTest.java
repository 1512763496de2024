package org.flyte.wire.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {
    private static final RpcError ERROR = new RpcError(
            RpcCode.INVALID_ARGUMENT,
            "tab\t quote\" slash\\ bell\u0007 ä 漢 \uD83D\uDE80 lone \uD800.",
            List.of(new ErrorDetail("a.B", ByteString.copyFromUtf8("x")), new ErrorDetail("c.D", ByteString.EMPTY)));

    @Test
    void aFrameIsFlagLengthAndPayload() {
        byte[] bytes = new Envelope(2, ByteString.copyFromUtf8("{}")).toBytes();
        assertThat(bytes).containsExactly(2, 0, 0, 0, 2, '{', '}');
    }

    @Test
    void aFrameIsReadAsItWasWritten() throws IOException {
        Envelope frame = new Envelope(0, ByteString.copyFromUtf8("payload"));
        ByteArrayInputStream in = new ByteArrayInputStream(frame.toBytes());
        assertThat(Envelope.read(in)).contains(frame);
        assertThat(Envelope.read(in)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 8})
    void aFrameThatBreaksOffIsNoEnd(int length) {
        byte[] frame = new Envelope(0, ByteString.copyFromUtf8("payload")).toBytes();
        ByteArrayInputStream in = new ByteArrayInputStream(frame, 0, length);
        assertThatThrownBy(() -> Envelope.read(in)).isInstanceOf(EOFException.class);
    }

    @Test
    void aFrameJustOverTheLimitIsRefusedBeforeItIsRead() {
        byte[] header = {0, 4, 0, 0, 1};
        assertThatThrownBy(() -> Envelope.read(new ByteArrayInputStream(header)))
                .isInstanceOf(OversizeException.class)
                .hasMessageContaining("67108865");
    }

    @Test
    void anErrorIsReadAsItWasWritten() {
        assertThat(RpcError.ofJson(ERROR.toJson(), RpcCode.UNKNOWN)).contains(ERROR);
    }

    @Test
    void anErrorWithoutMessageIsOnlyItsCode() {
        assertThat(new String(new RpcError(RpcCode.DATA_LOSS, "").toJson())).isEqualTo("{\"code\":\"data_loss\"}");
    }

    @Test
    void theEndOfAStreamIsReadAsItWasWritten() throws IOException {
        EndOfStream end = new EndOfStream(ERROR, Map.of("x-a", List.of("1", "2")));
        assertThat(end.toEnvelope().isEndOfStream()).isTrue();
        assertThat(EndOfStream.ofJson(end.toEnvelope().message())).isEqualTo(end);
    }

    @Test
    void aGoodEndIsAnEmptyObject() {
        assertThat(EndOfStream.ok().toEnvelope().payload()).isEqualTo(ByteString.copyFromUtf8("{}"));
        EndOfStream withTrailers = new EndOfStream(null, Map.of("a", List.of()));
        assertThat(withTrailers.toEnvelope().payload().toStringUtf8()).isEqualTo("{\"metadata\":{\"a\":[]}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"error\":"})
    void anUnreadableEndIsAnError(String json) {
        RpcError error = EndOfStream.ofJson(ByteString.copyFromUtf8(json)).error();
        assertThat(error).isNotNull().extracting(RpcError::code).isEqualTo(RpcCode.INTERNAL);
    }

    @ParameterizedTest
    @EnumSource(RpcCode.class)
    void everyCodeIsFoundByItsWireName(RpcCode code) {
        assertThat(RpcCode.ofWireName(code.wireName())).isEqualTo(Optional.of(code));
        assertThat(code.httpStatus()).isBetween(400, 504);
    }
}
