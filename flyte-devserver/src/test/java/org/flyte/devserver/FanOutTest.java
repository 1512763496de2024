package org.flyte.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.task.TaskSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However many actions wait for others, no more than allowed work at once, and all come to their end. */
class FanOutTest {
    private static final int SLOTS = 4;

    @TempDir
    Path dataDir;

    private Backend backend;

    @BeforeEach
    void start() throws Exception {
        backend = new Backend(DevServerOptions.in(dataDir)
                .withStopGrace(Duration.ofSeconds(2))
                .withMaxProcesses(SLOTS));
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void aHundredChildrenOfOneParentEndAndNoMoreThanAllowedRunAtOnce() throws Exception {
        Path present = Files.createDirectory(dataDir.resolve("present"));
        Offspring children = new Offspring(backend, backend.start(sleeping()));
        TaskSpec child = Shell.files(
                        "child",
                        "touch " + present + "/$ACTION_NAME; ls " + present + " | wc -l; sleep 0.02; rm " + present
                                + "/$ACTION_NAME; " + Shell.VOID)
                .build();

        for (int i = 0; i < 100; i++) {
            children.start("a0", "c" + i, child);
        }

        assertThat(children.await("a0", 100).values())
                .allMatch(update -> update.getPhase() == ActionPhase.ACTION_PHASE_SUCCEEDED);
        int most = 0;
        for (int i = 0; i < 100; i++) {
            List<String> log = backend.log(children.id("c" + i), 1);
            most = Math.max(most, Integer.parseInt(log.get(0).trim()));
        }
        assertThat(most).isBetween(1, SLOTS);
    }

    @Test
    void aChainOfWaitingParentsIsLongerThanTheSlotsAreMany() throws Exception {
        Offspring children = new Offspring(backend, backend.start(sleeping()));
        String parent = "a0";
        for (int i = 0; i < 3 * SLOTS; i++) {
            children.start(parent, "level" + i, sleeping());
            children.await(parent, "level" + i, ActionPhase.ACTION_PHASE_RUNNING);
            parent = "level" + i;
        }
        children.start(parent, "leaf", Shell.files("leaf", Shell.VOID).build());

        assertThat(children.await(parent, 1).get("leaf").getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
    }

    @Test
    void fullSlotsLeaveTheOthersQueuedUntilOneIsFree() throws Exception {
        Offspring children = new Offspring(backend, backend.start(sleeping()));
        for (int i = 0; i < SLOTS; i++) {
            children.start("a0", "busy" + i, sleeping());
            children.await("a0", "busy" + i, ActionPhase.ACTION_PHASE_RUNNING);
        }
        children.start("a0", "next", Shell.files("next", Shell.VOID).build());
        assertThat(children.details("next").getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_QUEUED);

        children.abort("busy0", "make room");

        children.await("a0", "next", ActionPhase.ACTION_PHASE_SUCCEEDED);
    }

    private static TaskSpec sleeping() {
        return Shell.files("sleeps", "exec sleep 600").build();
    }
}
