package org.flyte.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flyte.client.Endpoint;
import org.flyte.client.FlyteClient;
import org.flyte.devserver.DevServer;
import org.flyte.devserver.DevServerOptions;
import org.flyte.idl.task.DeployTaskRequest;
import org.flyte.maven.deploy.BackendProxy.Seen;
import org.flyte.maven.image.Jars;
import org.flyte.maven.plan.Plan;
import org.flyte.maven.report.Change;
import org.flyte.maven.report.DeploymentRecord;
import org.flyte.maven.report.DeploymentRecord.TaskRecord;
import org.flyte.maven.report.RecordingConsole;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.DataProxyRpcs;
import org.flyte.wire.connect.TaskRpcs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan and the deployment that follows it, for projects that change at random. */
class PlanThenDeployTest {
    private static final int EDITS = 30;

    @TempDir
    Path temp;

    private DevServer server;
    private BackendProxy proxy;

    @BeforeEach
    void start() throws Exception {
        server = DevServer.start(DevServerOptions.in(temp.resolve("data")));
        proxy = new BackendProxy(server.endpoint());
    }

    @AfterEach
    void stop() {
        proxy.close();
        server.close();
    }

    /** What can be edited. */
    private static final class State {
        final List<String> tasks = new ArrayList<>(List.of("extract"));
        final Map<String, String> envVars = new TreeMap<>();
        int resource;
        int library;
        String imageName = "etl";
        String version;
    }

    @Test
    void aDeploymentDoesJustWhatThePlanSaid() {
        Random random = new Random(5);
        State state = new State();
        for (int edit = 0; edit < EDITS; edit++) {
            String what = edit == 0 ? "first" : edited(state, random);
            SampleProject project = project(state);

            Plan plan = plan(project);
            assertThat(proxy.requests())
                    .as("%d %s: a plan writes nothing", edit, what)
                    .noneMatch(PlanThenDeployTest::writes);
            DeploymentRecord done = deploy(project);

            assertSame(plan, done, edit + " " + what, sent());
            if (what.equals("nothing")) {
                assertThat(plan.changes()).containsOnly(Change.UNCHANGED);
            }
        }
    }

    private static String edited(State state, Random random) {
        List<String> edits = List.of("task", "option", "class", "dependency", "image", "version", "nothing", "nothing");
        String edit = edits.get(random.nextInt(edits.size()));
        switch (edit) {
            case "task" -> state.tasks.add("task" + state.tasks.size());
            case "option" -> state.envVars.put("V" + random.nextInt(3), "" + random.nextInt(1000));
            case "class" -> state.resource++;
            case "dependency" -> state.library++;
            case "image" -> state.imageName = "etl" + random.nextInt(1000);
            case "version" -> state.version = state.version == null ? "v1" : null;
            default -> {}
        }
        return edit;
    }

    private SampleProject project(State state) {
        Path folder = temp.resolve("project");
        SampleProject project = SampleProject.in(folder, SampleProject.tasks(state.tasks.toArray(String[]::new)));
        Jars.write(folder.resolve("org.acme/lib-1.0.jar"), "content.txt", "" + state.library);
        try {
            Files.writeString(folder.resolve("classes/settings.properties"), "a=" + state.resource + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SampleProject edited = project.withEnvVars(state.envVars).withImage("eclipse-temurin:21-jre", state.imageName);
        return state.version == null ? edited : edited.withVersion(state.version);
    }

    private static void assertSame(Plan plan, DeploymentRecord done, String edit, List<String> sent) {
        assertThat(done.version()).as(edit).isEqualTo(plan.version());
        Map<String, Change> planned =
                plan.tasks().collect(Collectors.toMap(Plan.PlannedTask::name, Plan.PlannedTask::change));
        List<TaskRecord> tasks = done.environments().stream()
                .flatMap(environment -> environment.tasks().stream())
                .toList();
        assertThat(tasks).as(edit).allSatisfy(task -> {
            assertThat(task.change()).isEqualTo(planned.get(task.name()));
            assertThat(task.registered()).isEqualTo(task.change() != Change.UNCHANGED);
        });
        assertThat(tasks).hasSameSizeAs(planned.keySet());
        assertThat(sent)
                .as(edit)
                .containsExactlyInAnyOrderElementsOf(tasks.stream()
                        .filter(TaskRecord::registered)
                        .map(TaskRecord::name)
                        .toList());
        IntStream.range(0, plan.images().size()).forEach(i -> {
            assertThat(done.images().get(i).change())
                    .isEqualTo(plan.images().get(i).change());
            assertThat(done.images().get(i).pushed())
                    .as(edit)
                    .isEqualTo(plan.images().get(i).change() != Change.UNCHANGED);
            assertThat(done.images().get(i).reference())
                    .isEqualTo(plan.images().get(i).reference());
        });
        assertThat(done.bundle().change()).as(edit).isEqualTo(plan.bundle().change());
        assertThat(done.bundle().uploaded()).as(edit).isEqualTo(plan.bundle().change() != Change.UNCHANGED);
    }

    private List<String> sent() {
        return proxy.requests().stream()
                .filter(seen -> seen.is(TaskRpcs.DEPLOY_TASK))
                .map(seen -> {
                    try {
                        return DeployTaskRequest.parseFrom(seen.body())
                                .getTaskId()
                                .getName();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private static boolean writes(Seen seen) {
        return seen.is(TaskRpcs.DEPLOY_TASK)
                || seen.is(DataProxyRpcs.CREATE_UPLOAD_LOCATION)
                || seen.is(DataProxyRpcs.UPLOAD_INPUTS)
                || seen.path().endsWith("DeleteTriggers")
                || !seen.method().equals("POST");
    }

    private Plan plan(SampleProject project) {
        RecordingConsole console = new RecordingConsole();
        Plan plan = new Planning(publisher(project), console)
                .forReading(project.whole(), Optional.of(backend()))
                .plan();
        assertThat(console.warnings).isEmpty();
        return plan;
    }

    private DeploymentRecord deploy(SampleProject project) {
        return new Deployer(publisher(project)).deploy(project.whole(), backend());
    }

    private static Publisher publisher(SampleProject project) {
        return new Publisher(project.workspace(), Optional.empty(), new RecordingConsole());
    }

    private Backend backend() {
        return new Backend(
                new Endpoint(proxy.endpoint()),
                new FlyteClient(ConnectTransport.to(proxy.endpoint()).build()),
                server.dataDir());
    }
}
