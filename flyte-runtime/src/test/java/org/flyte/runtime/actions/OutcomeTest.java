package org.flyte.runtime.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.core.ContainerError;
import org.flyte.idl.core.ErrorDocument;
import org.flyte.idl.core.ExecutionError;
import org.flyte.idl.workflow.ActionUpdate;
import org.flyte.runtime.actions.ChildResult.Failed;
import org.flyte.runtime.actions.ChildResult.Kind;
import org.flyte.runtime.actions.ChildResult.Phase;
import org.flyte.runtime.actions.ChildResult.Succeeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest extends ChildrenTestBase {
    private ChildResult of(ChildAction child, ActionUpdate.Builder last) throws Exception {
        backend.update(last.setActionId(ScriptedBackend.id(child.name())).build());
        return result(children().start(child));
    }

    private static ActionUpdate.Builder ended(ActionPhase phase) {
        return ActionUpdate.newBuilder().setPhase(phase);
    }

    private static ActionUpdate.Builder failed(String code, String message) {
        return ended(ActionPhase.ACTION_PHASE_FAILED)
                .setError(ExecutionError.newBuilder()
                        .setCode(code)
                        .setMessage(message)
                        .setKind(ExecutionError.ErrorKind.USER));
    }

    @ParameterizedTest
    @CsvSource({
        "ACTION_PHASE_SUCCEEDED,''",
        "ACTION_PHASE_RECOVERED,''",
        "ACTION_PHASE_SUCCEEDED,/",
        "ACTION_PHASE_SUCCEEDED,/outputs.pb"
    })
    void outputsAreReadFromWhereTheBackendSays(ActionPhase phase, String suffix) throws Exception {
        backend.write("elsewhere", "outputs.pb", bytes("the outputs"));

        ChildResult result = of(child("c1"), ended(phase).setOutputUri(backend.folder("elsewhere") + suffix));

        assertThat(((Succeeded) result).outputs()).isEqualTo(bytes("the outputs"));
    }

    @Test
    void outputsThatComeLateAreWaitedFor() throws Exception {
        Children children = children();
        CompletableFuture<ChildResult> future = children.start(child("c1"));
        until(() -> backend.enqueued.size() == 1);
        Files.createDirectories(folder.resolve("out/c1/outputs.pb"));
        backend.update(ScriptedBackend.action("c1", ActionPhase.ACTION_PHASE_SUCCEEDED)
                .setOutputUri(backend.folder("c1"))
                .build());
        Files.delete(folder.resolve("out/c1/outputs.pb"));
        backend.write("c1", "outputs.pb", bytes("late"));

        assertThat(outputs(future)).isEqualTo("late");
    }

    @Test
    void outputsThatAreNotThereFailWithTheirPath() throws Exception {
        Failed failed = (Failed)
                of(child("c1"), ended(ActionPhase.ACTION_PHASE_SUCCEEDED).setOutputUri(backend.folder("c1")));

        assertThat(failed.code()).isEqualTo("OutputsUnreadable");
        assertThat(failed.message()).contains(backend.folder("c1")).contains("NoSuchFile");
    }

    @ParameterizedTest
    @CsvSource({"''", "gopher://x/y", "file://host:x/%zz", "'\0'"})
    void anOutputUriThatIsNoneFailsTheChild(String uri) throws Exception {
        Failed failed = (Failed)
                of(child("c1"), ended(ActionPhase.ACTION_PHASE_SUCCEEDED).setOutputUri(uri));

        assertThat(failed.phase()).isEqualTo(Phase.FAILED);
        assertThat(failed.kind()).isEqualTo(Kind.SYSTEM);
        assertThat(failed.message()).contains("c1");
    }

    @Test
    void outputsOverTheLimitFailWithTheLimit() throws Exception {
        backend.write("c1", "outputs.pb", new byte[5000]);
        backend.update(ScriptedBackend.action("c1", ActionPhase.ACTION_PHASE_SUCCEEDED)
                .setOutputUri(backend.folder("c1"))
                .build());

        Failed failed = failure(children(new Limits(10, 100, 2, 4000), SHORT).start(child("c1")));

        assertThat(failed.code()).isEqualTo("OutputsTooLarge");
        assertThat(failed.message()).contains("4000 bytes").contains("FlyteFile");
    }

    @Test
    void aTaskWithoutOutputsNeedsNoFile() throws Exception {
        ChildResult result = of(voidChild("c1"), ended(ActionPhase.ACTION_PHASE_SUCCEEDED));

        assertThat(((Succeeded) result).outputs()).isEmpty();
    }

    @Test
    void theBackendsOwnWordsForAVoidTasksSuccessAreSuccess() throws Exception {
        assertThat(of(voidChild("c1"), failed("No outputs produced", ""))).isInstanceOf(Succeeded.class);
        assertThat(of(child("c2"), failed("No outputs produced", ""))).isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ValueError,bad value,ValueError",
        "|ImagePullBackOff,no such image,ImagePullBackOff",
        "ContainersNotReady|ImagePullBackOff,no such image,ImagePullBackOff",
        "Odd|,x,Odd",
        "'','IllegalStateException: boom',IllegalStateException",
        "'','MAX_RUNTIME_EXCEEDED: 5 s',MAX_RUNTIME_EXCEEDED",
        "'','it did not work: sorry',UnknownError",
        "'','',UnknownError"
    })
    void theCodeIsTheBackendsOrThatOfTheMessage(String code, String message, String expected) throws Exception {
        Failed failed = (Failed) of(child("c1"), failed(code, message));

        assertThat(failed.code()).isEqualTo(expected);
        assertThat(failed.kind()).isEqualTo(Kind.USER);
        assertThat(failed.phase()).isEqualTo(Phase.FAILED);
        assertThat(failed.message()).contains(message.isEmpty() ? "c1" : message);
    }

    @Test
    void aCodeThatTheBackendLostIsInTheErrorFileBelowItsOutputs() throws Exception {
        backend.write(
                "c1",
                "error.pb",
                ErrorDocument.newBuilder()
                        .setError(ContainerError.newBuilder()
                                .setCode("OOM")
                                .setMessage("out of memory")
                                .setOrigin(ExecutionError.ErrorKind.USER))
                        .build()
                        .toByteArray());

        Failed failed =
                (Failed) of(child("c1"), ended(ActionPhase.ACTION_PHASE_FAILED).setOutputUri(backend.folder("c1")));

        assertThat(failed).isEqualTo(new Failed(Phase.FAILED, "OOM", "out of memory", Kind.USER));
    }

    @Test
    void anErrorFileThatIsNoneIsNoError() throws Exception {
        backend.write("c1", "error.pb", bytes("not protobuf"));

        Failed failed = (Failed) of(child("c1"), failed("", "it did not work").setOutputUri(backend.folder("c1")));

        assertThat(failed.code()).isEqualTo("UnknownError");
        assertThat(failed.message()).isEqualTo("it did not work");
    }

    @ParameterizedTest
    @CsvSource({
        "ACTION_PHASE_ABORTED,'',ABORTED,ABORTED",
        "ACTION_PHASE_TIMED_OUT,'',TIMED_OUT,TIMED_OUT",
        "ACTION_PHASE_TIMED_OUT,DEADLINE_EXCEEDED,TIMED_OUT,DEADLINE_EXCEEDED"
    })
    void anAbortAndATimeoutAreNoPlainFailures(ActionPhase phase, String code, Phase expected, String expectedCode)
            throws Exception {
        Failed failed = (Failed) of(
                child("c1"), ended(phase).setError(ExecutionError.newBuilder().setCode(code)));

        assertThat(failed.phase()).isEqualTo(expected);
        assertThat(failed.code()).isEqualTo(expectedCode);
        assertThat(failed.message()).contains("c1");
    }
}
