package org.flyte.runtime.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Failing;
import com.acme.Hello;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flyte.idl.core.ContainerError;
import org.flyte.idl.core.ContainerError.Kind;
import org.flyte.idl.core.ExecutionError.ErrorKind;
import org.flyte.idl.core.Literal;
import org.flyte.idl.task.Inputs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {
    private static final String FAILING = "com.acme.Failing";

    @TempDir
    Path folder;

    private Container container;

    @BeforeEach
    void image() throws Exception {
        container = new Container(folder)
                .bundle(Bundle.of(Failing.class, Hello.class))
                .inputs(Values.none());
    }

    @Test
    void whatATaskThrowsIsAUserErrorThatMayBeRetried() throws Exception {
        var ended = container.run(FAILING, "badState");
        ContainerError error = ended.error();
        assertThat(error.getCode()).isEqualTo("IllegalStateException");
        assertThat(error.getKind()).isEqualTo(Kind.RECOVERABLE);
        assertThat(error.getOrigin()).isEqualTo(ErrorKind.USER);
        assertThat(error.getMessage())
                .startsWith("IllegalStateException: bad state\n\tat com.acme.Failing.badState(Failing.java:")
                .contains("\nCaused by: java.lang.IllegalArgumentException: the cause\n\tat com.acme.Failing.badState(")
                .doesNotContain("org.flyte.runtime", "reflect");
        assertThat(ended.err()).contains("IllegalStateException: bad state");
    }

    @Test
    void aNonRecoverableExceptionStopsTheRetries() throws Exception {
        ContainerError error = container.run(FAILING, "hopeless").error();
        assertThat(error.getCode()).isEqualTo("NonRecoverableException");
        assertThat(error.getKind()).isEqualTo(Kind.NON_RECOVERABLE);
        assertThat(error.getOrigin()).isEqualTo(ErrorKind.USER);
    }

    @Test
    void aFutureFailsAsItsCause() throws Exception {
        ContainerError error = container.run(FAILING, "badFuture").error();
        assertThat(error.getMessage()).startsWith("IllegalStateException: in another thread\n\tat com.acme.Failing");
    }

    @Test
    void aLongMessageIsCutWithinACharacterBoundary() throws Exception {
        String message = container.run(FAILING, "longMessage").error().getMessage();
        assertThat(message).startsWith("IllegalStateException: \uD83D\uDE00").hasSizeBetween(29_000, 30_000);
        assertThat(new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(message);
        assertThat(message).doesNotContain("?");
    }

    @Test
    void aTaskThatTakesAllMemoryStillReports() throws Exception {
        ContainerError error = container.jvm("-Xmx24m").run(FAILING, "hoards").error();
        assertThat(error.getCode()).isEqualTo("OOM");
        assertThat(error.getMessage()).startsWith("OOM: Java heap space");
        assertThat(error.getKind()).isEqualTo(Kind.RECOVERABLE);
        assertThat(error.getOrigin()).isEqualTo(ErrorKind.USER);
    }

    @Test
    void anEndlessRecursionReports() throws Exception {
        ContainerError error = container
                .inputs(Values.of("depth", Values.integer(0)))
                .run(FAILING, "recurses")
                .error();
        assertThat(error.getCode()).isEqualTo("StackOverflowError");
        assertThat(error.getMessage()).contains("com.acme.Failing.recurses").contains(" more");
    }

    @Test
    void aClassThatIsMissingWhenTheTaskRunsReports() throws Exception {
        ContainerError error = container.run(FAILING, "missingClass").error();
        assertThat(error.getCode()).isEqualTo("NoClassDefFoundError");
        assertThat(error.getMessage()).contains("com/acme/InOtherJar");
    }

    @Test
    void aTaskClassThatDidNotTravelReports() throws Exception {
        ContainerError error = container
                .bundle(new Bundle().tasks(Hello.class))
                .run("com.acme.Hello", "quiet")
                .error();
        assertThat(error.getCode()).isEqualTo("ClassNotFoundException");
        assertThat(error.getMessage()).contains("com.acme.Hello");
    }

    @ParameterizedTest
    @CsvSource({"0", "3"})
    void systemExitIsAFailureWhateverTheStatus(long status) throws Exception {
        ContainerError error = container
                .inputs(Values.of("status", Values.integer(status)))
                .run(FAILING, "exits")
                .error();
        assertThat(error.getCode()).isEqualTo("SystemExit");
        assertThat(error.getKind()).isEqualTo(Kind.RECOVERABLE);
        assertThat(error.getMessage())
                .startsWith("SystemExit: ")
                .contains("thread main")
                .contains("com.acme.Failing.exits")
                .doesNotContain("org.flyte.runtime", "java.lang.Runtime");
    }

    @Test
    void systemExitOfAnotherThreadIsAFailureToo() throws Exception {
        ContainerError error = container.run(FAILING, "exitsElsewhere").error();
        assertThat(error.getCode()).isEqualTo("SystemExit");
        assertThat(error.getMessage()).contains("thread worker").contains("com.acme.Failing");
    }

    @Test
    void systemExitOfAVirtualThreadIsAFailureToo() throws Exception {
        assertThat(container.run(FAILING, "exitsVirtually").error().getCode()).isEqualTo("SystemExit");
    }

    @Test
    void aTaskThatClingsToAllMemoryIsEndedByItsTimeout() throws Exception {
        var ended = container.jvm("-Xmx24m").argument("--timeout", "2").run(FAILING, "clings");
        assertThat(ended.has("outputs.pb")).isFalse();
        // The task may take the last memory faster than the report gets any.
        assertThat(ended.status()).isEqualTo(ended.has("error.pb") ? 0 : 1);
    }

    @Test
    void aTimeoutIsEnforcedAndSaysWhereTheTaskWas() throws Exception {
        ContainerError error =
                container.argument("--timeout", "0.5").run(FAILING, "waits").error();
        assertThat(error.getCode()).isEqualTo("MAX_RUNTIME_EXCEEDED");
        assertThat(error.getKind()).isEqualTo(Kind.RECOVERABLE);
        assertThat(error.getMessage()).contains("0.5 s").contains("com.acme.Failing.waits");
    }

    @Test
    void sigtermEndsAtOnceAndWritesNothing() throws Exception {
        Process process = container.start(FAILING, "waits");
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        process.toHandle().destroy();
        var ended = container.end(process);
        assertThat(ended.status()).isEqualTo(143);
        assertThat(ended.has("error.pb")).isFalse();
        assertThat(ended.has("outputs.pb")).isFalse();
    }

    @Test
    void aLogThatATaskBrokeDoesNotHideItsFailure() throws Exception {
        var ended = container.run(FAILING, "breaksTheLog");
        assertThat(ended.error().getMessage()).startsWith("IllegalStateException: after the log");
        assertThat(ended.err()).contains("IllegalStateException: after the log");
    }

    @Test
    void aClassThatCannotBeInitialisedTellsWhyInItsFirstLine() throws Exception {
        ContainerError error = container.run(FAILING, "brokenSetup").error();
        assertThat(error.getCode()).isEqualTo("ExceptionInInitializerError");
        assertThat(error.getMessage())
                .startsWith("ExceptionInInitializerError: caused by java.lang.IllegalStateException:"
                        + " no configuration file\n\tat com.acme.Failing.brokenSetup(")
                .contains("com.acme.Failing$Broken.fail(");
    }

    @ParameterizedTest
    @ValueSource(strings = {"handlesItself", "closesTheLog"})
    void whatATaskDoesToTheProcessDoesNotHideItsFailure(String method) throws Exception {
        assertThat(container.run(FAILING, method).error().getCode()).isEqualTo("IllegalStateException");
    }

    @Test
    void aHookThatNeverEndsDoesNotHoldUpSigterm() throws Exception {
        Process process = container.start(FAILING, "hooks");
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        process.toHandle().destroy();
        assertThat(container.end(process).status()).isEqualTo(143);
    }

    @Test
    void aHookThatExitsDoesNotHideTheExit() throws Exception {
        assertThat(container.run(FAILING, "exitsWithHooks").error().getCode()).isEqualTo("SystemExit");
    }

    @Test
    void aMissingResultIsNoNone() throws Exception {
        ContainerError error = container.run(FAILING, "nothing").error();
        assertThat(error.getCode()).isEqualTo("OutputInvalid");
        assertThat(error.getMessage()).contains("o0 is null").contains("Optional");
    }

    @Test
    void aResultThatFlyteCannotHoldIsNamedByItsPlace() throws Exception {
        ContainerError error = container.run(FAILING, "halfASurrogate").error();
        assertThat(error.getCode()).isEqualTo("OutputInvalid");
        assertThat(error.getMessage()).contains("o0[1] ");
    }

    @Test
    void outputsThatTheBackendWouldNotReadAreAFinalFailureWithSizeAndLimit() throws Exception {
        ContainerError error = container
                .inputs(Values.of("characters", Values.integer(2_000_000)))
                .run("com.acme.Hello", "large")
                .error();
        assertThat(error.getCode()).isEqualTo("OutputTooLarge");
        assertThat(error.getKind()).isEqualTo(Kind.NON_RECOVERABLE);
        assertThat(error.getOrigin()).isEqualTo(ErrorKind.USER);
        assertThat(error.getMessage()).contains("2000024 bytes").contains("2 MB");
    }

    @Test
    void anInputOfTheWrongTypeIsNamed() throws Exception {
        ContainerError error = container
                .inputs(Values.of("number", Values.text("12")))
                .run("com.acme.Hello", "later")
                .error();
        assertThat(error.getMessage())
                .isEqualTo("InputInvalid: The input 'number' is the text \"12\" where an integer is expected");
        assertThat(error.getKind()).isEqualTo(Kind.NON_RECOVERABLE);
    }

    @Test
    void aMissingInputIsNamed() throws Exception {
        assertThat(container.run("com.acme.Hello", "later").error().getMessage())
                .isEqualTo("InputInvalid: The input 'number' is missing");
    }

    @Test
    void anUnknownInputIsNamed() throws Exception {
        Inputs inputs = Values.of("nmae", Values.text("x"));
        assertThat(container
                        .inputs(inputs)
                        .run("com.acme.Hello", "greet")
                        .error()
                        .getMessage())
                .contains("'nmae'")
                .contains("[name]");
    }

    @Test
    void missingInputsReport() throws Exception {
        Files.delete(folder.resolve("inputs.pb"));
        ContainerError error = container.run("com.acme.Hello", "quiet").error();
        assertThat(error.getCode()).isEqualTo("InputsUnreadable");
        assertThat(error.getKind()).isEqualTo(Kind.RECOVERABLE);
        assertThat(error.getMessage()).contains("inputs.pb").contains("NoSuchFileException");
    }

    @Test
    void inputsThatAreNoMessageReport() throws Exception {
        Files.write(folder.resolve("inputs.pb"), new byte[] {10, 100, 1});
        assertThat(container.run("com.acme.Hello", "quiet").error().getCode()).isEqualTo("InputInvalid");
    }

    @Test
    void anInputThatIsThereTwiceReports() throws Exception {
        Inputs twice = Values.of("name", Values.text("x")).toBuilder()
                .addAllLiterals(Values.of("name", Values.text("y")).getLiteralsList())
                .build();
        ContainerError error =
                container.inputs(twice).run("com.acme.Hello", "greet").error();
        assertThat(error.getCode()).isEqualTo("InputInvalid");
        assertThat(error.getMessage()).endsWith("holds no valid inputs (the input 'name' is there twice)");
    }

    @Test
    void anInputWhoseObjectIsGoneIsNamed() throws Exception {
        Literal.Builder away = Literal.newBuilder();
        away.getOffloadedMetadataBuilder().setUri(folder.resolve("gone").toUri().toString());
        ContainerError error = container
                .inputs(Values.of("name", away.build()))
                .run("com.acme.Hello", "greet")
                .error();
        assertThat(error.getCode()).isEqualTo("InputsUnreadable");
        assertThat(error.getMessage())
                .contains("The input 'name' lies in an object of its own, which cannot be read (")
                .contains("gone");
    }

    @Test
    void anUnknownTaskReportsWhatThereIs() throws Exception {
        ContainerError error = container.run("com.acme.Hello", "gret").error();
        assertThat(error.getCode()).isEqualTo("TaskNotFound");
        assertThat(error.getMessage()).contains("com.acme.Hello.gret").contains("com.acme.Hello.greet");
    }

    @Test
    void aBundleWithAnotherDigestRunsNothing() throws Exception {
        Files.write(folder.resolve("bundle.tgz"), Bundle.of(Failing.class).tarGz());
        ContainerError error = container.run("com.acme.Hello", "quiet").error();
        assertThat(error.getCode()).isEqualTo("BundleDigestMismatch");
        assertThat(container.code()).isEmptyDirectory();
    }

    @Test
    void aBundleThatIsNoArchiveReports() throws Exception {
        Path file = Files.writeString(folder.resolve("bundle.tgz"), "no archive");
        ContainerError error = container
                .argument("--digest", "sha256:" + Bundle.sha256(file))
                .run("com.acme.Hello", "quiet")
                .error();
        assertThat(error.getCode()).isEqualTo("BundleInvalid");
        assertThat(error.getKind()).isEqualTo(Kind.NON_RECOVERABLE);
    }

    @Test
    void aBundleThatIsGoneReports() throws Exception {
        Files.delete(folder.resolve("bundle.tgz"));
        assertThat(container.run("com.acme.Hello", "quiet").error().getCode()).isEqualTo("BundleUnreadable");
    }

    @Test
    void storageThatThisRuntimeDoesNotKnowReports() throws Exception {
        ContainerError error = container
                .argument("--tgz", "ftp://bucket/code.tgz")
                .run("com.acme.Hello", "quiet")
                .error();
        assertThat(error.getMessage()).contains("no storage for ftp://").contains("ftp://bucket/code.tgz");
    }

    @Test
    void argumentsThatAreWrongReport() throws Exception {
        ContainerError error = container
                .argument("--colour", "blue")
                .run("com.acme.Hello", "quiet")
                .error();
        assertThat(error.getCode()).isEqualTo("InvalidArguments");
        assertThat(error.getMessage()).contains("--colour");
    }

    @Test
    void anErrorThatCannotBeWrittenEndsWithOneAndTheReasonLast() throws Exception {
        Path file = Files.writeString(folder.resolve("in-the-way"), "");
        var ended = container.outputs(file.resolve("1")).run(FAILING, "badState");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err().lines().reduce((one, next) -> next).orElseThrow())
                .contains("error.pb could not be written")
                .contains("in-the-way");
    }

    @Test
    void withoutAnOutputFolderThereIsNothingToDoButSaySo() throws Exception {
        var ended = container.end(container.java(List.of("--inputs", "x")));
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).contains("--outputs-path");
    }
}
