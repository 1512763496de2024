package org.flyte.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.common.ListRequest;
import org.flyte.idl.task.DeployTaskRequest;
import org.flyte.idl.task.GetTaskDetailsRequest;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.workflow.ListRunsRequest;
import org.flyte.wire.connect.RunRpcs;
import org.flyte.wire.connect.TaskRpcs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
    private static final TaskIdentifier TASK = TaskIdentifier.newBuilder()
            .setProject(Backend.PROJECT)
            .setDomain(Backend.DOMAIN)
            .setName("env.echo")
            .setVersion("v1")
            .build();

    @TempDir
    Path dataDir;

    @Test
    void tasksRunsOutputsAndLogsSurvive() throws Exception {
        String run;
        try (Backend backend = new Backend(dataDir)) {
            backend.call(
                    TaskRpcs.DEPLOY_TASK,
                    DeployTaskRequest.newBuilder()
                            .setTaskId(TASK)
                            .setSpec(Shell.files("echo", Shell.ECHO))
                            .build());
            run = backend.start(Shell.files("echo", "echo hello; " + Shell.ECHO).build(), Shell.inputs("o0", 1));
            backend.await(run);
        }

        try (Backend backend = new Backend(dataDir)) {
            assertThat(backend.call(
                                    TaskRpcs.GET_TASK_DETAILS,
                                    GetTaskDetailsRequest.newBuilder()
                                            .setTaskId(TASK)
                                            .build())
                            .getDetails()
                            .getSpec())
                    .isEqualTo(Shell.files("echo", Shell.ECHO).build());
            assertThat(backend.await(run).getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
            assertThat(backend.data(run).getOutputs().getLiteralsList())
                    .isEqualTo(Shell.inputs("o0", 1).getLiteralsList());
            assertThat(backend.log(run, 1)).containsExactly("hello");
            ListRunsRequest all = ListRunsRequest.newBuilder()
                    .setRequest(ListRequest.newBuilder().setLimit(10))
                    .build();
            assertThat(backend.call(RunRpcs.LIST_RUNS, all).getRunsList())
                    .singleElement()
                    .satisfies(found -> assertThat(found.getAction().getStatus().getPhase())
                            .isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED));
        }
    }

    @Test
    void aStopEndsWhatRunsAndSaysWhy() throws Exception {
        String run;
        try (Backend backend = new Backend(dataDir)) {
            run = backend.start(Shell.files("sleeps", "exec sleep 600").build());
            try (var updates = backend.watch(run)) {
                while (updates.next().getDetails().getStatus().getPhase() != ActionPhase.ACTION_PHASE_RUNNING) {
                    assertThat(updates.hasNext()).isTrue();
                }
            }
        }

        try (Backend backend = new Backend(dataDir)) {
            assertThat(backend.details(run).getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_FAILED);
            assertThat(backend.details(run).getErrorInfo().getMessage()).contains("development server was stopped");
        }
        assertThat(ProcessHandle.current()
                        .descendants()
                        .filter(process -> process.info().command().orElse("").endsWith("/sleep")))
                .isEmpty();
    }

    @Test
    void whatAKilledServerLeftUnfinishedHasFailedAndIsEnded() throws Exception {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledServer.class.getName(),
                        dataDir.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String run;
        ProcessHandle orphan;
        try (BufferedReader output = server.inputReader()) {
            run = output.readLine();
            orphan = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
        } finally {
            server.destroyForcibly().waitFor();
        }

        try (Backend backend = new Backend(dataDir)) {
            assertThat(backend.details(run).getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_FAILED);
            assertThat(backend.details(run).getAttempts(0).getErrorInfo().getMessage())
                    .contains("run it again");
            orphan.onExit().get(10, TimeUnit.SECONDS);
            assertThat(Files.list(dataDir.resolve("work"))).isEmpty();
        }
    }

    @Test
    void aSecondServerIsKeptOutOfADataDirectory() throws Exception {
        try (Backend backend = new Backend(dataDir)) {
            assertThatThrownBy(() -> new Backend(dataDir))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(backend.server().dataDir().toString());
        }
        new Backend(dataDir).close();
    }

    @Test
    void anUnreadableRecordIsNamedAndTheRestIsRead() throws Exception {
        String run;
        try (Backend backend = new Backend(dataDir)) {
            run = backend.start(Shell.files("void", Shell.VOID).build());
            backend.await(run);
        }
        Path broken = dataDir.resolve("state/actions/broken.pb");
        Files.writeString(broken, "no protobuf");

        try (Backend backend = new Backend(dataDir)) {
            assertThat(backend.warnings()).anyMatch(warning -> warning.contains("broken.pb"));
            assertThat(backend.details(run).getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
        }
    }

    @Test
    void aRegistrationFindsTheServerAndIsItsOwnersAlone() throws Exception {
        Path file = dataDir.resolve("home/.flyte/dev/dev.json");
        DevRegistration registration;
        try (Backend backend = new Backend(dataDir)) {
            registration = DevRegistration.of(backend.server());
            registration.write(file);

            assertThat(Files.readString(file))
                    .contains(
                            "\"schemaVersion\": 1",
                            "\"pid\": " + ProcessHandle.current().pid())
                    .contains("\"endpoint\": \"" + backend.server().endpoint().getAuthority() + "\"");
            assertThat(Files.getPosixFilePermissions(file))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
            assertThat(DevRegistration.read(file)).contains(registration);
            assertThat(registration.isLive()).isTrue();
            assertThat(registration.toString()).doesNotContain(registration.token());

            DevRegistration guess =
                    new DevRegistration(registration.endpoint(), registration.dataDir(), registration.pid(), "guess");
            assertThatThrownBy(guess::requestStop).hasMessageContaining("403");
            assertThat(backend.server().stopRequested().toCompletableFuture()).isNotDone();
            registration.requestStop();
            backend.server().stopRequested().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
        assertThat(registration.isLive()).isFalse();
        registration.remove(file);
        assertThat(file).doesNotExist();
    }

    @Test
    void aRegistrationOfAnotherServerIsNeitherLiveNorRemoved() throws Exception {
        Path file = dataDir.resolve("dev.json");
        try (Backend backend = new Backend(dataDir)) {
            DevRegistration mine = DevRegistration.of(backend.server());
            DevRegistration stale = new DevRegistration(mine.endpoint(), mine.dataDir(), 1, mine.token());
            mine.write(file);

            stale.remove(file);

            assertThat(stale.isLive()).isFalse();
            assertThat(DevRegistration.read(file)).contains(mine);
        }
    }

    @Test
    void aMissingOrForeignFileIsNoRegistration() throws Exception {
        for (String content : new String[] {"", "[]", "{", "{\"schemaVersion\":2,\"endpoint\":\"x\"}", "{}"}) {
            Files.writeString(dataDir.resolve("dev.json"), content);
            assertThat(DevRegistration.read(dataDir.resolve("dev.json")))
                    .as(content)
                    .isEmpty();
        }
        assertThat(DevRegistration.read(dataDir.resolve("none.json"))).isEmpty();
        try (Stream<Path> files = Files.list(dataDir)) {
            assertThat(files).hasSize(1);
        }
    }
}
