package org.flyte.wire.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.WatchActionDetailsRequest;
import org.flyte.idl.workflow.WatchActionDetailsResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ServerStreamTest {
    private static final WatchActionDetailsRequest REQUEST = WatchActionDetailsRequest.newBuilder()
            .setActionId(ActionIdentifier.newBuilder().setName("a0"))
            .build();

    private interface Script {
        void run(OutputStream body) throws IOException, InterruptedException;
    }

    @Test
    void givesTheMessagesInOrderAndThenEnds() throws Exception {
        Script script = body -> {
            message(1).writeTo(body);
            message(2).writeTo(body);
            EndOfStream.ok().toEnvelope().writeTo(body);
        };
        try (ScriptedServer server = streaming(script)) {
            ServerStream<WatchActionDetailsResponse> stream = open(server.uri());
            assertThat(drain(stream)).containsExactly("m1", "m2");
            assertThat(stream.hasNext()).isFalse();
            assertThatThrownBy(stream::next).isInstanceOf(NoSuchElementException.class);

            ScriptedServer.Received received = server.received.get(0);
            assertThat(received.path()).isEqualTo("/flyteidl2.workflow.RunService/WatchActionDetails");
            assertThat(received.header("Content-Type")).isEqualTo("application/connect+proto");
            assertThat(received.header("Connect-Timeout-Ms")).isNull();
            Envelope sent =
                    Envelope.read(new ByteArrayInputStream(received.body())).orElseThrow();
            assertThat(WatchActionDetailsRequest.parseFrom(sent.message())).isEqualTo(REQUEST);
        }
    }

    @Test
    void givesAMessageWhileTheStreamStaysOpen() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        Script script = body -> {
            message(1).writeTo(body);
            seen.await();
            EndOfStream.ok().toEnvelope().writeTo(body);
        };
        try (ScriptedServer server = streaming(script)) {
            ServerStream<WatchActionDetailsResponse> stream = open(server.uri());
            assertThat(name(stream.next())).isEqualTo("m1");
            seen.countDown();
            assertThat(stream.hasNext()).isFalse();
        }
    }

    @Test
    void throwsTheErrorOfTheLastMessageAfterTheMessages() throws Exception {
        RpcError error = new RpcError(RpcCode.NOT_FOUND, "no pod", List.of(new ErrorDetail("t.T", ByteString.EMPTY)));
        Script script = body -> {
            message(1).writeTo(body);
            EndOfStream.failed(error).toEnvelope().writeTo(body);
        };
        try (ScriptedServer server = streaming(script)) {
            ServerStream<WatchActionDetailsResponse> stream = open(server.uri());
            stream.next();
            RpcException e = catchThrowableOfType(RpcException.class, stream::hasNext);
            assertThat(e.error()).isEqualTo(error);
        }
    }

    @Test
    void takesAStreamWithoutItsLastMessageForCut() throws Exception {
        try (ScriptedServer server = streaming(body -> message(1).writeTo(body))) {
            ServerStream<WatchActionDetailsResponse> stream = open(server.uri());
            stream.next();
            RpcException e = catchThrowableOfType(RpcException.class, stream::hasNext);
            assertThat(e.code()).isEqualTo(RpcCode.UNAVAILABLE);
            assertThat(e.rpcMessage()).contains("cut");
        }
    }

    @Test
    void takesAStreamThatBreaksInsideAMessageForCut() throws Exception {
        byte[] half = Arrays.copyOf(message(1).toBytes(), 7);
        try (ScriptedServer server = streaming(body -> body.write(half))) {
            assertThat(failed(server.uri()).code()).isEqualTo(RpcCode.UNAVAILABLE);
        }
    }

    @Test
    void takesABrokenConnectionForUnavailable() throws Exception {
        RawServer.Answer broken = (socket, number) -> RawServer.write(
                socket,
                "HTTP/1.1 200 OK\r\nContent-Type: application/connect+proto\r\nTransfer-Encoding: chunked\r\n\r\n50\r\nab");
        try (RawServer server = new RawServer(broken)) {
            assertThat(failed(server.uri()).code()).isEqualTo(RpcCode.UNAVAILABLE);
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void decodesAnErrorBeforeTheStreamBegan() throws Exception {
        byte[] json = new RpcError(RpcCode.PERMISSION_DENIED, "not yours").toJson();
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.fixed(403, "application/json", json))) {
            RpcException e = failed(server.uri());
            assertThat(e.code()).isEqualTo(RpcCode.PERMISSION_DENIED);
            assertThat(e.rpcMessage()).isEqualTo("not yours");
        }
    }

    @Test
    void neverBeginsAgainByItself() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.fixed(503, "text/plain", new byte[0]))) {
            assertThat(failed(server.uri()).code()).isEqualTo(RpcCode.UNAVAILABLE);
            assertThat(server.received).hasSize(1);
        }
    }

    @Test
    void unpacksCompressedMessages() throws Exception {
        Script script = body -> {
            zipped(message(1)).writeTo(body);
            zipped(EndOfStream.ok().toEnvelope()).writeTo(body);
        };
        try (ScriptedServer server = streaming(script)) {
            assertThat(drain(open(server.uri()))).containsExactly("m1");
            assertThat(server.received.get(0).header("Connect-Accept-Encoding")).isEqualTo("gzip");
        }
    }

    @Test
    void refusesAnAbsurdLength() throws Exception {
        try (ScriptedServer server = streaming(body -> body.write(new byte[] {0, -1, -1, -1, -1, 1}))) {
            RpcException e = failed(server.uri());
            assertThat(e.code()).isEqualTo(RpcCode.RESOURCE_EXHAUSTED);
            assertThat(e.rpcMessage()).contains("4294967295");
        }
    }

    @Test
    void refusesAMessageOfAnotherType() throws Exception {
        Envelope wrong = new Envelope(0, ByteString.copyFrom("nonsense", StandardCharsets.UTF_8));
        try (ScriptedServer server = streaming(wrong::writeTo)) {
            assertThat(failed(server.uri()).code()).isEqualTo(RpcCode.INTERNAL);
        }
    }

    @Test
    void closingFromAnotherThreadFreesAReaderInsideAStream() throws Exception {
        Script script = body -> {
            message(1).writeTo(body);
            Thread.currentThread().join();
        };
        try (ScriptedServer server = streaming(script)) {
            assertClosingFreesTheReader(server.uri(), 1);
        }
    }

    @Test
    void closingFromAnotherThreadFreesAReaderBeforeTheFirstMessage() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        RawServer.Answer silent = (socket, number) -> {
            arrived.countDown();
            if (socket.getInputStream().read() < 0) {
                gone.countDown();
            }
        };
        try (RawServer server = new RawServer(silent)) {
            ServerStream<WatchActionDetailsResponse> stream = open(server.uri());
            CompletableFuture<Boolean> reader = CompletableFuture.supplyAsync(stream::hasNext);
            assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
            stream.close();
            assertThat(reader.get(10, TimeUnit.SECONDS)).isFalse();
            assertThat(gone.await(10, TimeUnit.SECONDS))
                    .as("the server sees the connection go")
                    .isTrue();
        }
    }

    @Test
    void silenceBeyondTheIdleLimitIsUnavailable() throws Exception {
        Script script = body -> {
            message(1).writeTo(body);
            Thread.currentThread().join();
        };
        try (ScriptedServer server = streaming(script)) {
            StreamLimits limits = new StreamLimits(Duration.ofSeconds(2), null);
            ServerStream<WatchActionDetailsResponse> stream = open(server.uri(), limits);
            stream.next();
            RpcException e = catchThrowableOfType(RpcException.class, stream::hasNext);
            assertThat(e.code()).isEqualTo(RpcCode.UNAVAILABLE);
            assertThat(e.rpcMessage()).contains("2000 ms");
        }
    }

    @Test
    void theTotalLimitEndsAStreamThatGoesOn() throws Exception {
        Script script = body -> {
            for (int i = 0; !Thread.interrupted(); i++) {
                message(i).writeTo(body);
            }
        };
        try (ScriptedServer server = streaming(script)) {
            ServerStream<WatchActionDetailsResponse> stream =
                    open(server.uri(), StreamLimits.within(Duration.ofSeconds(2)));
            RpcException e = catchThrowableOfType(RpcException.class, () -> drain(stream));
            assertThat(e.code()).isEqualTo(RpcCode.DEADLINE_EXCEEDED);
            assertThat(server.received.get(0).header("Connect-Timeout-Ms")).isNotNull();
        }
    }

    @Test
    void theTotalLimitEndsAStreamThatIsSilent() throws Exception {
        try (ScriptedServer server = streaming(body -> Thread.currentThread().join())) {
            StreamLimits limits = StreamLimits.within(Duration.ofSeconds(2));
            RpcException e = catchThrowableOfType(
                    RpcException.class, () -> open(server.uri(), limits).hasNext());
            assertThat(e.code()).isEqualTo(RpcCode.DEADLINE_EXCEEDED);
        }
    }

    @Test
    void anInterruptEndsTheWaitAndIsKept() throws Exception {
        try (ScriptedServer server = streaming(body -> Thread.currentThread().join())) {
            Thread.currentThread().interrupt();
            RpcException e = failed(server.uri());
            assertThat(Thread.interrupted()).isTrue();
            assertThat(e.code()).isEqualTo(RpcCode.CANCELED);
        }
    }

    @Test
    void aSlowReaderLosesNothing() throws Exception {
        int count = 5000;
        Script script = body -> {
            for (int i = 0; i < count; i++) {
                message(i).writeTo(body);
            }
            EndOfStream.ok().toEnvelope().writeTo(body);
        };
        try (ScriptedServer server = streaming(script)) {
            List<String> names = drain(open(server.uri()));
            assertThat(names).hasSize(count).last().isEqualTo("m" + (count - 1));
        }
    }

    private static void assertClosingFreesTheReader(URI uri, int messages) throws Exception {
        ServerStream<WatchActionDetailsResponse> stream = open(uri);
        CountDownLatch read = new CountDownLatch(messages);
        CompletableFuture<Boolean> reader = CompletableFuture.supplyAsync(() -> {
            for (int i = 0; i < messages; i++) {
                stream.next();
                read.countDown();
            }
            return stream.hasNext();
        });
        assertThat(read.await(10, TimeUnit.SECONDS)).isTrue();
        stream.close();
        assertThat(reader.get(10, TimeUnit.SECONDS)).isFalse();
    }

    private static ScriptedServer streaming(Script script) throws IOException {
        return new ScriptedServer((HttpExchange exchange, int number) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/connect+proto");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            script.run(exchange.getResponseBody());
        });
    }

    private static ServerStream<WatchActionDetailsResponse> open(URI uri) {
        return open(uri, StreamLimits.standard());
    }

    private static ServerStream<WatchActionDetailsResponse> open(URI uri, StreamLimits limits) {
        return ConnectTransport.to(uri).build().stream(RunRpcs.WATCH_ACTION_DETAILS, REQUEST, limits);
    }

    private static RpcException failed(URI uri) {
        return catchThrowableOfType(RpcException.class, () -> drain(open(uri)));
    }

    private static List<String> drain(ServerStream<WatchActionDetailsResponse> stream) {
        List<String> names = new ArrayList<>();
        stream.forEachRemaining(message -> names.add(name(message)));
        return names;
    }

    private static Envelope message(int number) {
        return Envelope.of(WatchActionDetailsResponse.newBuilder()
                .setDetails(ActionDetails.newBuilder()
                        .setId(ActionIdentifier.newBuilder().setName("m" + number)))
                .build());
    }

    private static String name(WatchActionDetailsResponse message) {
        return message.getDetails().getId().getName();
    }

    private static Envelope zipped(Envelope plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            plain.payload().writeTo(out);
        }
        return new Envelope(plain.flags() | Envelope.COMPRESSED, ByteString.copyFrom(packed.toByteArray()));
    }
}
