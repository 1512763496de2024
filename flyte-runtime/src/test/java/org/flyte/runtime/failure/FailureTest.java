package org.flyte.runtime.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.flyte.idl.core.ContainerError;
import org.flyte.idl.core.ContainerError.Kind;
import org.flyte.idl.core.ErrorDocument;
import org.flyte.idl.core.ExecutionError.ErrorKind;
import org.flyte.task.NonRecoverableException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTest {

    @Test
    void theDocumentIsTheBackendsWithOriginUser() throws Exception {
        assertThat(parse(new Failure("Code", "Code: why", true)))
                .isEqualTo(ContainerError.newBuilder()
                        .setCode("Code")
                        .setMessage("Code: why")
                        .setKind(Kind.RECOVERABLE)
                        .setOrigin(ErrorKind.USER)
                        .build());
        assertThat(parse(new Failure("Code", "Code: why", false)).getKind()).isEqualTo(Kind.NON_RECOVERABLE);
    }

    @ParameterizedTest
    @EnumSource
    void everyMessageOfOursStartsWithItsCode(FailureCode code) {
        Failure failure = Failure.of(new AttemptException(code, "It is so", new IOException("disk full")));
        assertThat(failure.message()).isEqualTo(code.text() + ": It is so (java.io.IOException: disk full)");
        assertThat(failure.recoverable()).isEqualTo(code.recoverable());
    }

    @Test
    void anAnonymousThrowableIsKnownByWhatItExtends() {
        Failure failure = Failure.of(new IllegalStateException("x") {
            private static final long serialVersionUID = 1L;
        });
        assertThat(failure.code()).isEqualTo("IllegalStateException");
    }

    @Test
    void aSubclassOfNonRecoverableIsOne() {
        class Final extends NonRecoverableException {
            private static final long serialVersionUID = 1L;

            Final() {
                super("stop");
            }
        }
        assertThat(Failure.of(new Final()).recoverable()).isFalse();
        assertThat(Failure.of(new Final()).message()).startsWith("Final: stop");
    }

    @Test
    void aMessageThatCannotBeMadeLosesNoReport() {
        Failure failure = Failure.of(new RuntimeException() {
            private static final long serialVersionUID = 1L;

            @Override
            public @Nullable String getMessage() {
                throw new IllegalStateException("no");
            }
        });
        assertThat(failure.message()).contains("the message could not be made");
    }

    @Test
    void causesThatGoRoundAreToldOnce() {
        RuntimeException one = new RuntimeException("one");
        RuntimeException two = new RuntimeException("two", one);
        one.initCause(two);
        assertThat(Failure.of(one).message()).containsOnlyOnce("Caused by").contains("two");
    }

    @Test
    void aThousandCausesAreCutAtTheLimit() {
        Throwable thrown = new RuntimeException("first");
        for (int i = 0; i < 1_000; i++) {
            thrown = new RuntimeException("cause " + i, thrown);
        }
        assertThat(Failure.of(thrown).message())
                .hasSizeLessThanOrEqualTo(30_000)
                .endsWith("(cut)");
    }

    private static ContainerError parse(Failure failure) throws IOException {
        return ErrorDocument.parseFrom(failure.document()).getError();
    }

    @Test
    void aWovenTaskIsShownByItsOwnName() {
        IllegalStateException thrown = new IllegalStateException("woven");
        thrown.setStackTrace(new StackTraceElement[] {new StackTraceElement("A", "work$flyte", "A.java", 7)});
        assertThat(Failure.of(thrown).message()).endsWith("woven\n\tat A.work(A.java:7)");
    }
}
