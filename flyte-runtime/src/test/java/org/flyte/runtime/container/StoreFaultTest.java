package org.flyte.runtime.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Failing;
import com.acme.Hello;
import java.nio.file.Path;
import org.flyte.idl.core.ContainerError;
import org.flyte.idl.core.ContainerError.Kind;
import org.flyte.idl.core.ExecutionError.ErrorKind;
import org.flyte.idl.task.Inputs;
import org.flyte.runtime.container.Container.Ended;
import org.flyte.runtime.storage.TestS3;
import org.flyte.test.s3.FaultyS3;
import org.flyte.test.s3.FaultyS3.Fate;
import org.flyte.test.s3.RealS3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An attempt whose files lie in S3, and each of its requests going wrong: it ends right, or with the cause. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT) // Most of them only wait for a store that keeps silent.
class StoreFaultTest {
    private static final Inputs WORLD = Values.of("name", Values.text("World"));

    @RegisterExtension
    static final TestS3 S3 = new TestS3();

    @TempDir
    Path folder;

    @Test
    void aTaskRunsOnS3() throws Exception {
        assertThat(hello(S3.server().endpoint()).text()).isEqualTo("Hello, World!");
    }

    @Test
    void aFailureIsWrittenToS3() throws Exception {
        ContainerError error = failing(S3.server().endpoint())
                .run("com.acme.Failing", "badState")
                .error();
        assertThat(error.getCode()).isEqualTo("IllegalStateException");
    }

    @Test
    void aTaskThatTakesAllMemoryStillReportsToS3() throws Exception {
        Ended ended = failing(S3.server().endpoint()).jvm("-Xmx24m").run("com.acme.Failing", "hoards");
        assertThat(ended.error().getCode()).isEqualTo("OOM");
    }

    @Test
    void missingInputsAreNamed() throws Exception {
        Container container =
                new Container(folder).in(S3.server(), S3.server().endpoint()).bundle(Bundle.of(Hello.class));
        ContainerError error = container.run("com.acme.Hello", "greet").error();
        assertThat(error.getCode()).isEqualTo("InputsUnreadable");
        assertThat(error.getMessage()).contains("inputs.pb").contains("there is no such object");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fate.class,
            names = {"ERROR", "RESET", "SILENCE", "HALF"})
    void aStaleErrorThatCannotBeRemovedDoesNotStopTheTask(Fate fate) throws Exception {
        try (FaultyS3 faulty = faulty("DELETE", "", fate)) {
            assertThat(hello(faulty.endpoint()).text()).isEqualTo("Hello, World!");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bundle.tgz, ERROR, BundleUnreadable", "bundle.tgz, RESET, BundleUnreadable",
        "bundle.tgz, SILENCE, BundleUnreadable", "bundle.tgz, HALF, BundleUnreadable",
        "inputs.pb, ERROR, InputsUnreadable", "inputs.pb, RESET, InputsUnreadable",
        "inputs.pb, SILENCE, InputsUnreadable"
    })
    void aFileThatCannotBeReadIsTheFailure(String file, Fate fate, String code) throws Exception {
        try (FaultyS3 faulty = faulty("GET", file, fate)) {
            ContainerError error = hello(faulty.endpoint()).error();
            assertThat(error.getCode()).isEqualTo(code);
            assertThat(error.getKind()).isEqualTo(Kind.RECOVERABLE);
            assertThat(error.getOrigin()).isEqualTo(ErrorKind.USER);
            assertThat(error.getMessage()).contains(file).contains(faulty.endpoint());
            assertThat(error.getMessage()).doesNotContain(RealS3.SECRET);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fate.class,
            names = {"ERROR", "RESET", "SILENCE"})
    void outputsThatCannotBeWrittenAreTheFailure(Fate fate) throws Exception {
        try (FaultyS3 faulty = faulty("PUT", "outputs.pb", fate)) {
            ContainerError error = hello(faulty.endpoint()).error();
            assertThat(error.getCode()).isEqualTo("OutputsUnwritable");
            assertThat(error.getKind()).isEqualTo(Kind.RECOVERABLE);
            assertThat(error.getMessage()).contains("outputs.pb").contains(faulty.endpoint());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fate.class,
            names = {"ERROR", "RESET", "SILENCE"})
    void anErrorThatCannotBeWrittenEndsWithOneAndTheReasonLast(Fate fate) throws Exception {
        try (FaultyS3 faulty = faulty("PUT", "error.pb", fate)) {
            Ended ended = failing(faulty.endpoint()).run("com.acme.Failing", "badState");
            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.has("outputs.pb")).isFalse();
            assertThat(ended.err()).contains("IllegalStateException: bad state");
            assertThat(ended.err().lines().reduce((one, next) -> next).orElseThrow())
                    .contains("error.pb could not be written")
                    .contains(faulty.endpoint());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fate.class,
            names = {"ERROR", "RESET", "SILENCE"})
    void aStoreThatIsGoneEndsWithOneAndTheReasonLast(Fate fate) throws Exception {
        try (FaultyS3 faulty = new FaultyS3(S3.server(), (method, target) -> fate)) {
            Ended ended = hello(faulty.endpoint());
            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.err().lines().reduce((one, next) -> next).orElseThrow())
                    .contains("error.pb could not be written");
            assertThat(ended.err()).contains("BundleUnreadable");
        }
    }

    @Test
    void anAnswerWithoutABodyIsToldByItsStatus() throws Exception {
        try (FaultyS3 faulty = faulty("GET", "inputs.pb", Fate.ERROR)) {
            assertThat(hello(faulty.endpoint()).error().getMessage())
                    .contains("the answer has the HTTP status 500")
                    .doesNotContain("\n");
        }
    }

    @Test
    void wrongCredentialsAreTheReason() throws Exception {
        Container container = new Container(folder)
                .in(S3.server(), S3.server().endpoint())
                .environment("FLYTE_AWS_SECRET_ACCESS_KEY", "another")
                .bundle(Bundle.of(Hello.class))
                .inputs(WORLD);
        Ended ended = container.run("com.acme.Hello", "greet");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).contains("SignatureDoesNotMatch").doesNotContain("another");
    }

    @Test
    void aTimeoutHoldsWhileTheStoreIsSilent() throws Exception {
        try (FaultyS3 faulty = faulty("GET", "bundle.tgz", Fate.SILENCE)) {
            ContainerError error = container(faulty.endpoint())
                    .environment("FLYTE_STORAGE_TIMEOUT_SECONDS", "50")
                    .argument("--timeout", "1")
                    .run("com.acme.Hello", "greet")
                    .error();
            assertThat(error.getCode()).isEqualTo("MAX_RUNTIME_EXCEEDED");
        }
    }

    private static FaultyS3 faulty(String method, String file, Fate fate) throws Exception {
        return new FaultyS3(
                S3.server(), (verb, target) -> verb.equals(method) && target.contains(file) ? fate : Fate.PASS);
    }

    private Ended hello(String endpoint) throws Exception {
        return container(endpoint).run("com.acme.Hello", "greet");
    }

    private Container container(String endpoint) throws Exception {
        return new Container(folder)
                .in(S3.server(), endpoint)
                .bundle(Bundle.of(Hello.class))
                .inputs(WORLD);
    }

    private Container failing(String endpoint) throws Exception {
        return new Container(folder)
                .in(S3.server(), endpoint)
                .bundle(Bundle.of(Failing.class, Hello.class))
                .inputs(Values.none());
    }
}
