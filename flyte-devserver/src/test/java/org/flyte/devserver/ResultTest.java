package org.flyte.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.core.ContainerError;
import org.flyte.idl.core.ErrorDocument;
import org.flyte.idl.core.ExecutionError;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.workflow.ActionAttempt;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.ErrorInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How the end of a process, and the files that it leaves, become the end of an action. */
class ResultTest {
    private static final ContainerError.Kind NEVER = ContainerError.Kind.NON_RECOVERABLE;
    private static final ContainerError.Kind AGAIN = ContainerError.Kind.RECOVERABLE;

    @TempDir
    Path dataDir;

    private Backend backend;

    @BeforeEach
    void start() throws Exception {
        backend = new Backend(dataDir);
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(NEVER, ExecutionError.ErrorKind.USER, 1, ErrorInfo.Kind.KIND_USER),
                Arguments.of(NEVER, ExecutionError.ErrorKind.SYSTEM, 1, ErrorInfo.Kind.KIND_SYSTEM),
                Arguments.of(NEVER, ExecutionError.ErrorKind.UNKNOWN, 1, ErrorInfo.Kind.KIND_UNSPECIFIED),
                Arguments.of(AGAIN, ExecutionError.ErrorKind.USER, 3, ErrorInfo.Kind.KIND_USER),
                Arguments.of(AGAIN, ExecutionError.ErrorKind.UNKNOWN, 3, ErrorInfo.Kind.KIND_UNSPECIFIED));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorDocumentSaysWhetherToTryAgain(
            ContainerError.Kind kind, ExecutionError.ErrorKind origin, int attempts, ErrorInfo.Kind shown)
            throws Exception {
        ActionDetails details = run(twoRetries(leaves("error.pb", error("Boom: no", kind, origin))));

        assertThat(details.getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_FAILED);
        assertThat(details.getStatus().getAttempts()).isEqualTo(attempts);
        assertThat(details.getErrorInfo())
                .isEqualTo(ErrorInfo.newBuilder()
                        .setMessage("Boom: no")
                        .setKind(shown)
                        .build());
    }

    static Stream<Arguments> endless() {
        return Stream.of(
                Arguments.of(error("x", AGAIN, ExecutionError.ErrorKind.SYSTEM), "RECOVERABLE and of origin SYSTEM"),
                Arguments.of(ErrorDocument.getDefaultInstance().toByteString(), "holds no error"),
                Arguments.of(
                        error("y".repeat(32769), NEVER, ExecutionError.ErrorKind.USER), "more than 32768 characters"));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void whatNeverEndsOnARealBackendEndsHereAndNamesTheRule(ByteString error, String rule) throws Exception {
        ActionDetails details = run(twoRetries(leaves("error.pb", error)));

        assertThat(details.getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_FAILED);
        assertThat(details.getStatus().getAttempts()).isEqualTo(1);
        assertThat(details.getErrorInfo().getMessage()).contains("On a real backend this never ends", rule);
    }

    @Test
    void theLongestMessageIsKept() throws Exception {
        String message = "y".repeat(32768);

        ActionDetails details = run(leaves("error.pb", error(message, NEVER, ExecutionError.ErrorKind.USER)));

        assertThat(details.getErrorInfo().getMessage()).isEqualTo(message);
    }

    @Test
    void aKilledProcessWouldBeRelaunchedForEver() throws Exception {
        ActionDetails details = run(twoRetries(Shell.files("killed", "kill -9 $$")));

        assertThat(details.getStatus().getAttempts()).isEqualTo(1);
        assertThat(details.getErrorInfo().getKind()).isEqualTo(ErrorInfo.Kind.KIND_SYSTEM);
        assertThat(details.getErrorInfo().getMessage()).contains("exit code 137", "never ends");
    }

    @Test
    void anExitCodeIsAUserErrorWithTheLastLines() throws Exception {
        ActionDetails details = run(twoRetries(Shell.files("exits", "echo on stdout; echo on stderr >&2; exit 3")));

        assertThat(details.getStatus().getAttempts()).isEqualTo(3);
        assertThat(details.getErrorInfo().getKind()).isEqualTo(ErrorInfo.Kind.KIND_USER);
        assertThat(details.getErrorInfo().getMessage()).contains("exit code 3").endsWith("\non stdout\non stderr");
    }

    @Test
    void withAnExitCodeTheErrorDocumentIsNotRead() throws Exception {
        TaskSpec.Builder spec = leaves("error.pb", error("mine", NEVER, ExecutionError.ErrorKind.USER), "exit 1");

        assertThat(run(spec).getErrorInfo().getMessage())
                .contains("exit code 1")
                .doesNotContain("mine");
        assertThat(backend.warnings()).anyMatch(warning -> warning.contains("error.pb was not read"));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("nothing", "x", "no outputs.pb"),
                Arguments.of("outputs.pb", "no protobuf", "no map of outputs"),
                Arguments.of("error.pb", "no protobuf", "no error document"),
                Arguments.of("outputs.pb", "z".repeat(2 * 1024 * 1024 + 1), "2097153 bytes"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatCannotBeReadFailsWithoutSpendingARetry(String file, String content, String cause) throws Exception {
        ActionDetails details = run(twoRetries(leaves(file, ByteString.copyFromUtf8(content))));

        assertThat(details.getStatus().getAttempts()).isEqualTo(1);
        assertThat(details.getErrorInfo().getMessage())
                .startsWith("MaxSystemFailuresExceeded")
                .contains(cause);
    }

    @Test
    void anErrorDocumentOverTwoMegabytesIsIgnored() throws Exception {
        TaskSpec.Builder spec = leaves(
                "error.pb", error("y".repeat(2 * 1024 * 1024), NEVER, ExecutionError.ErrorKind.USER), Shell.VOID);

        assertThat(run(spec).getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
        assertThat(backend.warnings()).anyMatch(warning -> warning.contains("error.pb was ignored"));
    }

    @Test
    void anEmptyMapOfOutputsSucceedsWithAWarningAndABogusErrorDocument() throws Exception {
        String run =
                backend.start(Shell.files("empty", ": > \"$OUT/outputs.pb\"").build());

        assertThat(backend.await(run).getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
        Path folder = Path.of(backend.data(run).getOutputsUri().substring("file://".length()))
                .getParent();
        assertThat(ErrorDocument.parseFrom(Files.readAllBytes(folder.resolve("error.pb")))
                        .getError()
                        .getCode())
                .isEqualTo("No outputs produced");
        assertThat(backend.log(run, 1)).anyMatch(line -> line.contains("outputs.pb holds no output"));
    }

    @Test
    void aRetryHasItsOwnFolderAndTheAttemptBeforeStaysRunning() throws Exception {
        String run = backend.start(twoRetries(Shell.files(
                        "flaky",
                        "echo attempt $FLYTE_ATTEMPT_NUMBER in $_F_PN; test $FLYTE_ATTEMPT_NUMBER = 1 || exit 1; "
                                + Shell.VOID))
                .build());

        ActionDetails details = backend.await(run);
        assertThat(details.getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
        assertThat(details.getAttemptsList())
                .extracting(ActionAttempt::getPhase)
                .containsExactly(ActionPhase.ACTION_PHASE_RUNNING, ActionPhase.ACTION_PHASE_SUCCEEDED);
        assertThat(details.getAttempts(0).hasErrorInfo()).isFalse();
        assertThat(details.hasErrorInfo()).isFalse();
        assertThat(backend.data(run).getOutputsUri()).endsWith("/a0/2/outputs.pb");
        assertThat(backend.log(run, 1)).containsExactly("attempt 0 in " + run + "-a0-0");
        assertThat(backend.log(run, 2)).containsExactly("attempt 1 in " + run + "-a0-1");
    }

    @Test
    void anImageThatWasNotLaidOutIsAnImagePullBackOff() throws Exception {
        TaskSpec.Builder missing = twoRetries(Shell.files("missing", "true"));
        missing.getTaskTemplateBuilder().getContainerBuilder().setImage("embedded/test:none");
        TaskSpec.Builder foreign = Shell.files("foreign", "true");
        foreign.getTaskTemplateBuilder().getContainerBuilder().setImage("eclipse-temurin:21");
        TaskSpec.Builder illegal = twoRetries(Shell.files("illegal", "true"));
        illegal.getTaskTemplateBuilder().getContainerBuilder().setImage("No Image");

        assertThat(run(missing).getErrorInfo().getMessage())
                .startsWith("|ImagePullBackOff")
                .contains("embedded/test:none");
        assertThat(run(foreign).getErrorInfo().getMessage()).contains("pulls no images", "eclipse-temurin:21");
        assertThat(run(illegal).getErrorInfo().getMessage()).startsWith("|InvalidImageName");
        assertThat(run(illegal).getStatus().getAttempts()).isEqualTo(1);
    }

    @Test
    void anInputThatIsMissingInTheArgsIsPermanent() throws Exception {
        TaskSpec.Builder spec = twoRetries(Shell.files("args", "echo $3 $4; " + Shell.VOID));
        spec.getTaskTemplateBuilder()
                .getContainerBuilder()
                .addArgs("{{.inputs.a}}")
                .addArgs("{{ $Inputs.b }}");

        String failed = backend.start(spec.build(), Shell.inputs("a", 1));
        spec.getTaskTemplateBuilder().getContainerBuilder().setArgs(5, "{{.Inputs.a}}{{.nope}}");
        String works = backend.start(spec.build(), Shell.inputs("a", 1));

        assertThat(backend.await(failed).getErrorInfo().getMessage()).contains("no input is named 'b'");
        assertThat(backend.await(failed).getStatus().getAttempts()).isEqualTo(1);
        backend.await(works);
        assertThat(backend.log(works, 1)).isEqualTo(List.of("1 1{{.nope}}"));
    }

    private ActionDetails run(TaskSpec.Builder spec) {
        return backend.await(backend.start(spec.build()));
    }

    private static TaskSpec.Builder twoRetries(TaskSpec.Builder spec) {
        spec.getTaskTemplateBuilder().getMetadataBuilder().getRetriesBuilder().setRetries(2);
        return spec;
    }

    private TaskSpec.Builder leaves(String file, ByteString content) throws Exception {
        return leaves(file, content, "exit 0");
    }

    private TaskSpec.Builder leaves(String file, ByteString content, String then) throws Exception {
        Path prepared = Files.write(dataDir.resolve("prepared"), content.toByteArray());
        return Shell.files("leaves", "cp " + prepared + " \"$OUT/" + file + "\"; " + then);
    }

    private static ByteString error(String message, ContainerError.Kind kind, ExecutionError.ErrorKind origin) {
        return ErrorDocument.newBuilder()
                .setError(ContainerError.newBuilder()
                        .setCode("Boom")
                        .setMessage(message)
                        .setKind(kind)
                        .setOrigin(origin))
                .build()
                .toByteString();
    }
}
