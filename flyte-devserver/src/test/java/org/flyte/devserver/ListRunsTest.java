package org.flyte.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.common.Filter;
import org.flyte.idl.common.ListRequest;
import org.flyte.idl.common.ProjectIdentifier;
import org.flyte.idl.task.TaskName;
import org.flyte.idl.workflow.Action;
import org.flyte.idl.workflow.CreateRunRequest;
import org.flyte.idl.workflow.EnrichedAction;
import org.flyte.idl.workflow.ListActionsRequest;
import org.flyte.idl.workflow.ListRunsRequest;
import org.flyte.idl.workflow.Run;
import org.flyte.idl.workflow.WatchActionsRequest;
import org.flyte.idl.workflow.WatchActionsResponse;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcException;
import org.flyte.wire.connect.RunRpcs;
import org.flyte.wire.connect.ServerStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListRunsTest {
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
    void runsAreListedByScopePhaseAndLabel() {
        String works = backend.start(Shell.files("works", Shell.VOID).build());
        CreateRunRequest.Builder labelled = CreateRunRequest.newBuilder().setTaskSpec(Shell.files("fails", "exit 1"));
        labelled.getRunSpecBuilder().getLabelsBuilder().putValues("team", "blue");
        String fails = backend.start(labelled);
        backend.await(works);
        backend.await(fails);

        assertThat(names(ListRunsRequest.newBuilder())).containsExactly(fails, works);
        assertThat(names(ListRunsRequest.newBuilder()
                        .setTaskName(TaskName.newBuilder()
                                .setProject(Backend.PROJECT)
                                .setDomain(Backend.DOMAIN)
                                .setName("env.works"))))
                .containsExactly(works);
        assertThat(names(ListRunsRequest.newBuilder()
                        .setProjectId(ProjectIdentifier.newBuilder()
                                .setName(Backend.PROJECT)
                                .setDomain("production"))))
                .isEmpty();
        assertThat(names(filtered(Filter.Function.EQUAL, "phase", "5"))).containsExactly(works);
        assertThat(names(filtered(Filter.Function.VALUE_IN, "phase", "5", "6"))).containsExactly(fails, works);
        assertThat(names(filtered(Filter.Function.EQUAL, "labels.team", "blue")))
                .containsExactly(fails);
        assertThat(names(filtered(Filter.Function.NOT_EXISTS, "labels.team"))).containsExactly(works);
        assertThatThrownBy(() -> names(filtered(Filter.Function.EQUAL, "phase", "SUCCEEDED")))
                .isInstanceOfSatisfying(
                        RpcException.class, e -> assertThat(e.code()).isEqualTo(RpcCode.INVALID_ARGUMENT));
    }

    @Test
    void aListedRunShowsWhatItIs() {
        String name = backend.start(Shell.files("works", Shell.VOID).build());
        backend.await(name);

        Run run = backend.call(RunRpcs.LIST_RUNS, ListRunsRequest.getDefaultInstance())
                .getRuns(0);

        Action action = run.getAction();
        assertThat(action.getId()).isEqualTo(Backend.root(name));
        assertThat(action.getMetadata().getEnvironmentName()).isEqualTo("env");
        assertThat(action.getMetadata().getFuntionName()).isEqualTo("works");
        assertThat(action.getMetadata().getTask().getId().getVersion()).isEqualTo("v1");
        assertThat(action.getMetadata().getTask().getTaskType()).isEqualTo("python");
        assertThat(action.getStatus().getAttempts()).isEqualTo(1);
        assertThat(action.getStatus().hasDurationMs()).isTrue();
    }

    @Test
    void theActionsOfARunAreItsOwn() {
        String one = backend.start(Shell.files("one", Shell.VOID).build());
        String two = backend.start(Shell.files("two", Shell.VOID).build());

        ListActionsRequest request =
                ListActionsRequest.newBuilder().setRunId(Backend.run(one)).build();
        assertThat(backend.call(RunRpcs.LIST_ACTIONS, request).getActionsList())
                .extracting(Action::getId)
                .containsExactly(Backend.root(one));
        backend.await(one);
        backend.await(two);
    }

    @Test
    void theActionsOfARunAreWatched() throws Exception {
        Path gate = dataDir.resolve("gate");
        new ProcessBuilder("mkfifo", gate.toString()).start().waitFor();
        String run = backend.start(
                Shell.files("waits", "read x < " + gate + "; " + Shell.VOID).build());
        List<ActionPhase> phases = new ArrayList<>();

        try (ServerStream<WatchActionsResponse> stream = backend.stream(
                RunRpcs.WATCH_ACTIONS,
                WatchActionsRequest.newBuilder().setRunId(Backend.run(run)).build())) {
            while (!phases.contains(ActionPhase.ACTION_PHASE_RUNNING)) {
                phases.addAll(phases(stream.next()));
            }
            Files.write(gate, List.of("go"));
            while (!phases.contains(ActionPhase.ACTION_PHASE_SUCCEEDED)) {
                phases.addAll(phases(stream.next()));
            }
        }

        assertThat(phases).isSorted();
    }

    @Test
    void manyRunsAtOnceKeepApart() {
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            runs.add(backend.start(Shell.files("echo", Shell.ECHO).build(), Shell.inputs("o0", i)));
        }

        for (int i = 0; i < runs.size(); i++) {
            assertThat(backend.await(runs.get(i)).getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
            assertThat(backend.data(runs.get(i)).getOutputs().getLiterals(0).getValue())
                    .isEqualTo(Shell.integer(i));
        }
    }

    @Test
    void aRunMayLieElsewhere(@TempDir Path elsewhere) {
        CreateRunRequest.Builder request = CreateRunRequest.newBuilder()
                .setTaskSpec(Shell.files("echo", Shell.ECHO))
                .setInputs(Shell.inputs("o0", 1));
        request.getRunSpecBuilder().setRunBaseDir("file://" + elsewhere + "/");

        String run = backend.start(request);

        backend.await(run);
        assertThat(backend.data(run).getInputsUri()).startsWith("file://" + elsewhere + "/flytesnacks/");
        assertThat(backend.data(run).getOutputsUri()).startsWith("file://" + elsewhere + "/flytesnacks/");
        assertThat(backend.data(run).getOutputs().getLiteralsCount()).isEqualTo(1);
        request.getRunSpecBuilder().setRunBaseDir("s3://bucket");
        assertThatThrownBy(() -> backend.start(request))
                .isInstanceOfSatisfying(
                        RpcException.class, e -> assertThat(e.code()).isEqualTo(RpcCode.INVALID_ARGUMENT));
    }

    private static List<ActionPhase> phases(WatchActionsResponse response) {
        return response.getEnrichedActionsList().stream()
                .filter(EnrichedAction::getMeetsFilter)
                .map(enriched -> enriched.getAction().getStatus().getPhase())
                .toList();
    }

    private static ListRunsRequest.Builder filtered(Filter.Function function, String field, String... values) {
        return ListRunsRequest.newBuilder()
                .setRequest(ListRequest.newBuilder()
                        .addFilters(Filter.newBuilder()
                                .setFunction(function)
                                .setField(field)
                                .addAllValues(List.of(values))));
    }

    private List<String> names(ListRunsRequest.Builder request) {
        return backend.call(RunRpcs.LIST_RUNS, request.build()).getRunsList().stream()
                .map(run -> run.getAction().getId().getRun().getName())
                .toList();
    }
}
