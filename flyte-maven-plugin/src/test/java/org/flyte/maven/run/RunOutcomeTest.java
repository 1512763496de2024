package org.flyte.maven.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.util.Map;
import org.flyte.idl.workflow.ErrorInfo;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.RecordingConsole;
import org.flyte.maven.report.RunRecord;
import org.flyte.maven.report.RunRecord.ErrorRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunOutcomeTest {
    private final RecordingConsole console = new RecordingConsole();

    @Test
    void aSucceededRunPrintsItsOutputsAndItsPage() {
        new RunOutcome(console).report(run("SUCCEEDED", null));

        assertThat(console.infos)
                .containsExactly("  o0 = \"Hello, World!\"", "flyte: SUCCEEDED in 1.2 s  http://console/r1");
    }

    @Test
    void aVeryLongOutputIsCutAndItsRestNamed() {
        JsonObject outputs = new JsonObject();
        outputs.addProperty("o0", "x".repeat(9_998) + "\uD83D\uDE00".repeat(100));
        new RunOutcome(console)
                .report(new RunRecord(1, "r1", "http://console/r1", "SUCCEEDED", outputs, null, 1, Map.of()));

        assertThat(console.infos.get(0))
                .startsWith("  o0 = \"xxx")
                .endsWith("x… (10200 characters; all of them are in target/flyte/run.json)");
    }

    @Test
    void aFailedRunFailsWithTheTasksOwnCodeAndMessage() {
        RunRecord failed = run("FAILED", new ErrorRecord("IllegalStateException", "no rows\n\tat Etl.load", "USER"));

        assertThatThrownBy(() -> new RunOutcome(console).report(failed))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("FLYTE-608 http://console/r1: IllegalStateException: no rows. To mend it");
    }

    /** As the server words the end of a container that left no file. */
    @Test
    void aMessageMayBeginWithEmptyLinesOrSayNothing() {
        RunRecord killed = run("FAILED", new ErrorRecord("", "\r\n[r1-a0-0] terminated with exit code (1).", "USER"));
        RunRecord silent = run("FAILED", new ErrorRecord("", "", "SYSTEM"));

        assertThatThrownBy(() -> new RunOutcome(console).report(killed))
                .hasMessageStartingWith("FLYTE-608 http://console/r1: [r1-a0-0] terminated with exit code (1). ");
        assertThatThrownBy(() -> new RunOutcome(console).report(silent))
                .hasMessageStartingWith("FLYTE-608 http://console/r1: the backend says no more. ");
    }

    @Test
    void anAbortedRunSaysWhy() {
        RunRecord aborted = run("ABORTED", new ErrorRecord("", "by Jane", "USER"));

        assertThatThrownBy(() -> new RunOutcome(console).report(aborted))
                .hasMessageContaining("FLYTE-611")
                .hasMessageContaining("by Jane");
    }

    @Test
    void theCodeThatTheServerLostStandsBeforeTheMessage() {
        ErrorInfo info = ErrorInfo.newBuilder()
                .setMessage("IllegalStateException: no rows\n\tat Etl.load")
                .setKind(ErrorInfo.Kind.KIND_USER)
                .build();

        assertThat(TaskError.of(info))
                .isEqualTo(new ErrorRecord("IllegalStateException", "no rows\n\tat Etl.load", "USER"));
    }

    @Test
    void theServersOwnCodeWinsAndAMessageWithoutACodeStaysWhole() {
        ErrorInfo both =
                ErrorInfo.newBuilder().setCode("OOM").setMessage("OOM: heap").build();
        ErrorInfo plain = ErrorInfo.newBuilder().setMessage("pod was lost").build();

        assertThat(TaskError.of(both).code()).isEqualTo("OOM");
        assertThat(TaskError.of(both).message()).isEqualTo("heap");
        assertThat(TaskError.of(plain)).isEqualTo(new ErrorRecord("", "pod was lost", "UNSPECIFIED"));
    }

    private static RunRecord run(String phase, @Nullable ErrorRecord error) {
        JsonObject outputs = new JsonObject();
        outputs.addProperty("o0", "Hello, World!");
        return new RunRecord(1, "r1", "http://console/r1", phase, outputs, error, 1, Map.of("total", 1200L));
    }
}
