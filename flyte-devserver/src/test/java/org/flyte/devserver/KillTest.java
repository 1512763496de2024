package org.flyte.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.task.GetTaskDetailsRequest;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.wire.connect.TaskRpcs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server is killed at any moment: nothing runs on, nothing that was said is lost, and nothing hangs afterwards. */
class KillTest {
    private static final int ROUNDS = 3;
    private static final int MOST_LINES = 30;

    @TempDir
    Path dir;

    @Test
    void whatWasSaidHoldsAndTheRestHasFailed() throws Exception {
        Path dataDir = Files.createDirectory(dir.resolve("data")).toRealPath();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> said = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            said.addAll(killedAfter(1 + random.nextInt(MOST_LINES), dataDir, "r" + round));
            awaitNobodyIn(dataDir.resolve("work"));
        }

        try (Backend backend = new Backend(dataDir)) {
            for (String line : said) {
                check(backend, line, "seed " + seed + ": " + line);
            }
            assertThat(backend.warnings()).isEmpty();
            String run = backend.start(Shell.files("void", Shell.VOID).build());
            assertThat(backend.await(run).getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
            try (Stream<Path> files = Files.walk(dataDir.resolve("state"))) {
                assertThat(files.filter(file -> file.toString().endsWith(".pending")))
                        .isEmpty();
            }
        }
    }

    private static void check(Backend backend, String line, String what) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "deployed" ->
                assertThat(backend.call(
                                TaskRpcs.GET_TASK_DETAILS,
                                GetTaskDetailsRequest.newBuilder()
                                        .setTaskId(LoadedServer.task(words[1]))
                                        .build()))
                        .as(what)
                        .isNotNull();
            case "started" -> {
                ActionDetails details = backend.await(words[1]);
                assertThat(details.getStatus().getPhase())
                        .as(what)
                        .isIn(ActionPhase.ACTION_PHASE_SUCCEEDED, ActionPhase.ACTION_PHASE_FAILED);
                if (details.getStatus().getPhase() == ActionPhase.ACTION_PHASE_FAILED) {
                    assertThat(details.getErrorInfo().getMessage()).as(what).contains("run it again");
                }
            }
            case "done" -> {
                long value = Long.parseLong(words[2]);
                assertThat(backend.data(words[1]).getOutputs().getLiteralsList())
                        .as(what)
                        .isEqualTo(Shell.inputs("o0", value).getLiteralsList());
                assertThat(new Offspring(backend, words[1])
                                .data("child")
                                .getOutputs()
                                .getLiteralsList())
                        .as(what)
                        .isEqualTo(Shell.inputs("o0", value).getLiteralsList());
            }
            default -> throw new AssertionError(what);
        }
    }

    /** Starts a server, kills it once it has said so much, and returns what it said. */
    private static List<String> killedAfter(int lines, Path dataDir, String prefix) throws Exception {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadedServer.class.getName(),
                        dataDir.toString(),
                        prefix)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader output = server.inputReader()) {
            while (said.size() < lines) {
                said.add(output.readLine());
            }
        } finally {
            server.destroyForcibly().waitFor();
        }
        return said;
    }

    /** The watchdog of the killed server needs no other server for its work. */
    private static void awaitNobodyIn(Path folder) throws Exception {
        List<ProcessHandle> present = ProcessHandle.allProcesses()
                .filter(process -> worksIn(process, folder))
                .toList();
        for (ProcessHandle process : present) {
            process.onExit().get(20, TimeUnit.SECONDS);
        }
    }

    private static boolean worksIn(ProcessHandle process, Path folder) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .startsWith(folder);
        } catch (IOException e) {
            return false;
        }
    }
}
