package org.flyte.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.core.KeyValuePair;
import org.flyte.idl.dataproxy.TailLogsResponse;
import org.flyte.idl.logs.dataplane.LogLine;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.CreateRunRequest;
import org.flyte.wire.connect.ServerStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process sees of the world, what is seen of it, and how it is stopped. */
class ProcessTest {
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

    @Test
    void thePlatformsVariablesComeLastAndTheRunsReplaceTheTasks() {
        TaskSpec.Builder spec = Shell.files("env", "env; " + Shell.VOID);
        spec.getTaskTemplateBuilder()
                .getContainerBuilder()
                .addEnv(pair("RUN_NAME", "mine"))
                .addEnv(pair("Y", "kept"));
        CreateRunRequest.Builder request = CreateRunRequest.newBuilder().setTaskSpec(spec);
        request.getRunSpecBuilder()
                .getEnvsBuilder()
                .addValues(pair("X", "of the run"))
                .addValues(pair("ACTION_NAME", "z"));

        String run = backend.start(request);

        backend.await(run);
        assertThat(variables(run))
                .containsEntry("X", "of the run")
                .containsEntry("Y", "kept")
                .containsEntry("RUN_NAME", run)
                .containsEntry("ACTION_NAME", "a0")
                .containsEntry("_U_ORG_NAME", "local")
                .containsEntry("_U_EP_OVERRIDE", backend.server().endpoint().getAuthority())
                .containsEntry("_U_INSECURE", "true")
                .containsEntry("_U_USE_ACTIONS", "1")
                .containsEntry("FLYTE_INTERNAL_EXECUTION_ID", run)
                .containsEntry("FLYTE_INTERNAL_EXECUTION_DOMAIN", Backend.DOMAIN)
                .containsEntry("FLYTE_INTERNAL_TASK_NAME", "env.env")
                .containsEntry("FLYTE_INTERNAL_VERSION", "v1")
                .containsEntry("FLYTE_ATTEMPT_NUMBER", "0")
                .containsEntry("_F_PN", run + "-a0-0");
        assertThat(variables(run).get("_U_RUN_BASE")).startsWith("file:///").endsWith("/" + run + "/");
    }

    @Test
    void nothingElseOfTheServersEnvironmentIsSeen() {
        assertThat(System.getenv())
                .as("the build sets a variable that must not pass")
                .containsKey("DEVSERVER_TEST_SECRET");

        String run = backend.start(Shell.files("env", "env; " + Shell.VOID).build());

        backend.await(run);
        assertThat(variables(run)).containsKey("PATH").doesNotContainKey("DEVSERVER_TEST_SECRET");
    }

    @Test
    void pathsAreRendered() {
        TaskSpec.Builder spec = Shell.task(
                "paths", "shift 2; for a; do echo \"$a\"; done; " + Shell.VOID.replace("$OUT", "${OUT#file://}"));
        spec.getTaskTemplateBuilder()
                .getContainerBuilder()
                .addArgs("{{.RAWoutputDataPrefix}}")
                .addArgs("{{ .checkpointOutputPrefix }}")
                .addArgs("{{$prevCheckpointPrefix}}")
                .addArgs("{{.inputPrefix}}/x")
                .addArgs("{{.runName}}")
                .addArgs("{{.perRetryUniqueKey}}");

        String run = backend.start(spec.build());

        backend.await(run);
        String output = backend.data(run).getOutputsUri().replaceFirst("/outputs.pb$", "");
        assertThat(backend.log(run, 1))
                .containsExactly(
                        output,
                        output + "/_flytecheckpoints",
                        "\"\"",
                        backend.data(run).getInputsUri().replaceFirst("/inputs.pb$", "/x"),
                        "{{.runName}}",
                        run + "_a0_0");
    }

    @Test
    void linesAreSeenWhileTheProcessRuns() throws Exception {
        Path gate = fifo("gate");
        String run = backend.start(
                Shell.files("talks", "echo one; read x < " + gate + "; echo two >&2; printf three; " + Shell.VOID)
                        .build());
        awaitLogs(run);

        try (ServerStream<TailLogsResponse> tail = backend.tail(run, 1)) {
            List<LogLine> first = lines(tail.next());
            assertThat(first).extracting(LogLine::getMessage).containsExactly("one");
            assertThat(first.get(0).getTimestamp().getSeconds()).isPositive();
            Files.write(gate, List.of("go"));
            List<String> rest = new ArrayList<>();
            tail.forEachRemaining(response -> lines(response).forEach(line -> rest.add(line.getMessage())));
            assertThat(rest).containsExactly("two", "three");
        }
    }

    @Test
    void longAndForeignLinesPassWhole() {
        String run = backend.start(Shell.files(
                        "lines",
                        "printf 'a\\r\\n'; printf '\\377\\n'; head -c 40000 /dev/zero | tr '\\0' x; " + Shell.VOID)
                .build());

        backend.await(run);
        List<String> log = backend.log(run, 1);
        assertThat(log.subList(0, 2)).containsExactly("a", "\uFFFD");
        assertThat(String.join("", log.subList(2, log.size()))).isEqualTo("x".repeat(40000));
    }

    @Test
    void anAbortStopsTheProcessAndItsChildren() throws Exception {
        String run = backend.start(
                Shell.files("sleeps", "sleep 600 & echo $! $$; wait").build());
        awaitLogs(run);
        List<ProcessHandle> processes = new ArrayList<>();
        try (ServerStream<TailLogsResponse> tail = backend.tail(run, 1)) {
            for (String pid : lines(tail.next()).get(0).getMessage().split(" ")) {
                processes.add(ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
            }
        }

        backend.abort(run, "enough");

        ActionDetails details = backend.await(run);
        assertThat(details.getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_ABORTED);
        assertThat(details.getAbortInfo().getReason()).isEqualTo("enough");
        for (ProcessHandle process : processes) {
            process.onExit().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void aProcessThatIgnoresTheSignalIsKilled() throws Exception {
        String run = backend.start(
                Shell.files("stubborn", "trap 'echo heard' TERM; echo $$; while :; do sleep 600 & wait; done")
                        .build());
        awaitLogs(run);
        ProcessHandle process;
        try (ServerStream<TailLogsResponse> tail = backend.tail(run, 1)) {
            process = ProcessHandle.of(Long.parseLong(lines(tail.next()).get(0).getMessage()))
                    .orElseThrow();
            backend.abort(run, "enough");
            List<String> heard = new ArrayList<>();
            tail.forEachRemaining(response -> lines(response).forEach(line -> heard.add(line.getMessage())));
            assertThat(heard).contains("heard");
        }
        process.onExit().get(20, TimeUnit.SECONDS);
    }

    @Test
    void anAbortOfAFinishedRunHidesItsOutputs() {
        String run = backend.start(Shell.files("echo", Shell.ECHO).build(), Shell.inputs("o0", 1));
        ActionDetails before = backend.await(run);

        backend.abort(run, "late");

        ActionDetails after = backend.details(run);
        assertThat(after.getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_ABORTED);
        assertThat(after.getStatus().getEndTime()).isEqualTo(before.getStatus().getEndTime());
        assertThat(backend.data(run).hasOutputs()).isFalse();
        assertThat(backend.warnings()).anyMatch(warning -> warning.contains("had ended before it was aborted"));
    }

    private Path fifo(String name) throws Exception {
        Path fifo = dataDir.resolve(name);
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        return fifo;
    }

    /** Logs are there as soon as the attempt is RUNNING. */
    private void awaitLogs(String run) {
        try (var updates = backend.watch(run)) {
            ActionDetails details = updates.next().getDetails();
            while (details.getAttemptsCount() == 0 || !details.getAttempts(0).getLogsAvailable()) {
                details = updates.next().getDetails();
            }
        }
    }

    private Map<String, String> variables(String run) {
        Map<String, String> variables = new TreeMap<>();
        for (String line : backend.log(run, 1)) {
            int equals = line.indexOf('=');
            variables.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return variables;
    }

    private static List<LogLine> lines(TailLogsResponse response) {
        return response.getLogsList().stream()
                .flatMap(log -> log.getLinesList().stream())
                .toList();
    }

    private static KeyValuePair pair(String key, String value) {
        return KeyValuePair.newBuilder().setKey(key).setValue(value).build();
    }

    @Test
    void tasksFindTheServerWhereTheOptionsSay() throws Exception {
        try (Backend behindProxy =
                new Backend(DevServerOptions.in(dataDir.resolve("other")).withTaskEndpoint("127.0.0.1:9"))) {
            String run = behindProxy.start(CreateRunRequest.newBuilder()
                    .setTaskSpec(Shell.files("env", "echo at $_U_EP_OVERRIDE; " + Shell.VOID)));
            behindProxy.await(run);
            assertThat(behindProxy.log(run, 1)).contains("at 127.0.0.1:9");
        }
    }

    @Test
    void aKilledProcessIsStartedAgainInItsOwnFolderWhereTheOptionsSay() throws Exception {
        try (Backend relaunching =
                new Backend(DevServerOptions.in(dataDir.resolve("other")).withRelaunchKilled())) {
            String run = relaunching.start(CreateRunRequest.newBuilder()
                    .setTaskSpec(Shell.files(
                            "killed", "mkdir $OUT/once 2>/dev/null && kill -9 $$; ls $OUT; " + Shell.VOID)));
            ActionDetails details = relaunching.await(run);
            assertThat(details.getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
            assertThat(details.getStatus().getAttempts()).isEqualTo(1);
            assertThat(relaunching.warnings())
                    .anySatisfy(warning -> assertThat(warning).contains("was killed and is started again"));
        }
    }
}
