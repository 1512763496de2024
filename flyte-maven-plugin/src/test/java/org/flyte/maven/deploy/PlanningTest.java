package org.flyte.maven.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flyte.client.DeployedTasks;
import org.flyte.client.Endpoint;
import org.flyte.client.FlyteClient;
import org.flyte.devserver.DevServer;
import org.flyte.devserver.DevServerOptions;
import org.flyte.idl.common.TriggerName;
import org.flyte.idl.task.DeployTaskRequest;
import org.flyte.idl.trigger.UpdateTriggersRequest;
import org.flyte.maven.bundle.Bundle;
import org.flyte.maven.config.DeploySettings;
import org.flyte.maven.deploy.BackendProxy.Fault;
import org.flyte.maven.deploy.BackendProxy.Seen;
import org.flyte.maven.image.Jars;
import org.flyte.maven.plan.ChangeGate;
import org.flyte.maven.plan.Difference;
import org.flyte.maven.plan.Plan;
import org.flyte.maven.plan.PlanSummary;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.Change;
import org.flyte.maven.report.DeploymentRecord;
import org.flyte.maven.report.DeploymentRecord.TaskRecord;
import org.flyte.maven.report.DeploymentSummary;
import org.flyte.maven.report.JsonFile;
import org.flyte.maven.report.RecordingConsole;
import org.flyte.maven.settings.AcceleratorSettings;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.maven.settings.QuantitySettings;
import org.flyte.maven.settings.ResourceSettings;
import org.flyte.maven.settings.RetrySettings;
import org.flyte.maven.settings.TaskSettings;
import org.flyte.maven.settings.TriggerSettings;
import org.flyte.wire.connect.ConnectProtocol;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.DataProxyRpcs;
import org.flyte.wire.connect.RetryPolicy;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcError;
import org.flyte.wire.connect.TaskRpcs;
import org.flyte.wire.connect.TriggerRpcs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says, and what a deployment by it does, against the embedded backend. */
class PlanningTest {
    private static final String WITH_INPUT =
            "import org.flyte.task.*;\npublic class Etl {\n  @Task public static long load(long n) { return n; }\n}\n";

    @TempDir
    Path temp;

    private final RecordingConsole console = new RecordingConsole();
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

    @Test
    void thePlanOfAFirstDeploymentIsThisJson() throws Exception {
        Plan plan = plan(project("extract", "load").withVersion("1.4.0"));

        assertThat(masked(plan)).isEqualTo(golden("first.json"));
        assertThat(PlanSummary.lines(plan))
                .element(0)
                .asString()
                .startsWith("flyte: plan for flytesnacks/development at http://127.0.0.1");
        assertThat(PlanSummary.lines(plan))
                .contains("  env   etl  2 tasks  2 new", "flyte: 1 environment, 2 tasks, nothing was written");
    }

    @Test
    void thePlanOfAChangeIsThisJson() throws Exception {
        deploy(project("extract", "load").withVersion("1.4.0"));
        TaskSettings bigger = TaskSettings.builder()
                .envVars(new TreeMap<>(Map.of("MODE", "fast")))
                .retries(new RetrySettings(3, null, null, null))
                .resources(new ResourceSettings(
                        QuantitySettings.NONE, QuantitySettings.of("8Gi"), AcceleratorSettings.NONE, null, null))
                .build();

        Plan plan = plan(project("extract", "load", "train")
                .withEnvironments(EnvironmentSettings.of("etl", "etl", bigger))
                .withVersion("1.5.0"));

        assertThat(masked(plan)).isEqualTo(golden("changed.json"));
        assertThat(PlanSummary.lines(plan))
                .contains(
                        "  env   etl  3 tasks  1 new, 2 changed",
                        "  task  etl.extract",
                        "    envVars.MODE: none → fast",
                        "    resources.memory.request: none → 8Gi",
                        "    retries.count: none → 3");
    }

    @Test
    void whatMayBeASecretIsNotInThePlan() throws Exception {
        deploy(project("load")
                .withEnvVars(Map.of("DB_PASSWORD", "hunter1", "URL", "https://joe:hunter1@x.org", "MODE", "slow"))
                .withVersion("1.4.0"));

        Plan plan = plan(project("load")
                .withEnvVars(Map.of("DB_PASSWORD", "hunter2", "URL", "https://joe:hunter2@x.org", "MODE", "fast"))
                .withVersion("1.5.0"));

        assertThat(differences(plan))
                .containsExactly(
                        "envVars.DB_PASSWORD: (hidden) → (hidden)",
                        "envVars.MODE: slow → fast",
                        "envVars.URL: https://(hidden)@x.org → https://(hidden)@x.org");
        assertThat(masked(plan)).doesNotContain("hunter");
    }

    @Test
    void thePlanOfNothingIsThisJson() throws Exception {
        SampleProject project = project("extract", "load").withVersion("1.4.0");
        deploy(project);

        Plan plan = plan(project);

        assertThat(masked(plan)).isEqualTo(golden("nothing.json"));
        ChangeGate.check(plan);
    }

    @Test
    void thePlanWithoutAnEndpointIsThisJson() throws Exception {
        Plan plan = new Planning(publisher(project("load")), console)
                .forReading(anywhere(project("load").withVersion("1.4.0")), Optional.empty())
                .plan();

        assertThat(masked(plan)).isEqualTo(golden("anywhere.json"));
        assertThat(console.warnings).isEmpty();
        assertThatThrownBy(() -> ChangeGate.check(plan))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-511");
    }

    private static Whole anywhere(SampleProject project) {
        return project.withoutEndpoint().whole();
    }

    @Test
    void aChangeFailsTheBuildThatAsksForNone() {
        assertThatThrownBy(() -> ChangeGate.check(plan(project("extract"))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-510")
                .hasMessageContaining("etl.extract");
    }

    @Test
    void aBackendThatDoesNotAnswerLeavesAllUnknownAndSaysSo() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        Plan plan = plan(project("load"), URI.create("http://127.0.0.1:" + port));

        assertThat(plan.tasks().map(Plan.PlannedTask::change)).containsOnly(Change.UNKNOWN);
        assertThat(plan.bundle().change()).isEqualTo(Change.UNKNOWN);
        assertThat(plan.endpoint()).endsWith(":" + port);
        assertThat(console.warnings)
                .singleElement()
                .asString()
                .contains("what is registered is unknown", "FLYTE-501", ":" + port);
    }

    @Test
    void aBackendThatRefusesLeavesAllUnknownAndSaysSo() {
        proxy.answer(seen -> error(RpcCode.PERMISSION_DENIED, "who are you"));

        Plan plan = plan(project("load"), proxy.endpoint());

        assertThat(plan.tasks().map(Plan.PlannedTask::change)).containsOnly(Change.UNKNOWN);
        assertThat(console.warnings).singleElement().asString().contains("FLYTE-503", "who are you");
    }

    @Test
    void aProjectThatIsNotThereIsNoPlan() {
        assertThatThrownBy(() -> plan(project("load").withTarget("nobodys", SampleProject.DOMAIN)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-504");
    }

    @Test
    void anOlderVersionThatIsThereWithTheSameContentIsNotSentAgain() {
        SampleProject first = project("load").withVersion("v1");
        deploy(first);
        deploy(SampleProject.in(temp.resolve("second"), SampleProject.tasks("load"))
                .withEnvVars(Map.of("A", "1"))
                .withVersion("v2"));

        assertThat(plan(first).changes()).containsOnly(Change.UNCHANGED);
    }

    @Test
    void theSameVersionIsUnchangedThoughAnotherJdkCompressesTheBundleOtherwise() throws Exception {
        SampleProject project = project("load");
        DeploymentRecord done = deploy(project);
        Prepared here = project.prepare();
        Prepared elsewhere = new Prepared(
                here.model(),
                here.entries(),
                here.own(),
                here.tasks(),
                here.images(),
                new Bundle(here.bundle().file(), "0".repeat(64), here.bundle().contentSha256Hex(), 1),
                here.triggers(),
                here.version());

        DeploymentRecord again =
                new Deployer(publisher(project)).deploy(SampleProject.whole(elsewhere), backend(proxy.endpoint()));

        assertThat(registered(again)).isEmpty();
        assertThat(again.bundle().uploaded()).isFalse();
        assertThat(again.bundle().uri()).isEqualTo(done.bundle().uri());
    }

    @Test
    void aNewVersionUsesTheBundleThatTheStoreHas() throws Exception {
        DeploymentRecord first = deploy(project("load").withVersion("1.4.0"));
        assertThat(first.bundle().uploaded()).isTrue();
        assertThat(first.bundle().change()).isEqualTo(Change.NEW);
        SampleProject next = project("load").withVersion("1.5.0");
        assertThat(plan(next).bundle().change()).isEqualTo(Change.UNCHANGED);
        proxy.requests();

        DeploymentRecord second = deploy(next);

        assertThat(registered(second)).containsExactly("etl.load");
        assertThat(second.bundle().uploaded()).isFalse();
        assertThat(second.bundle().uri()).isEqualTo(first.bundle().uri());
        assertThat(proxy.requests()).noneMatch(seen -> seen.method().equals("PUT"));
        assertThat(DeploymentSummary.lines(second))
                .anyMatch(line -> line.startsWith("  bundle ") && line.endsWith("  already uploaded"));
    }

    @Test
    void aBundleThatTheStoreHasLostIsUploadedAgain() throws Exception {
        Path stored = stored(deploy(project("load").withVersion("1.4.0")));
        Files.delete(stored);

        DeploymentRecord second = deploy(project("load").withVersion("1.5.0"));

        assertThat(second.bundle().uploaded()).isTrue();
        assertThat(stored(second)).isEqualTo(stored).exists();
    }

    @Test
    void aDeploymentThatGoesOnLooksForItsBundle() throws Exception {
        SampleProject project = project("extract", "load").withVersion("1.4.0");
        proxy.answer(seen -> seen.is(TaskRpcs.DEPLOY_TASK) && new String(seen.body(), UTF_8).contains("etl.load")
                ? new Fault(400, "application/json", "{\"code\":\"invalid_argument\"}".getBytes(UTF_8))
                : null);
        assertThatThrownBy(() -> deploy(project)).hasMessageContaining("not registered");
        proxy.answer(seen -> null);
        try (Stream<Path> uploads = Files.walk(server.dataDir())) {
            Files.delete(uploads.filter(file -> file.endsWith("bundle.tar.gz"))
                    .findFirst()
                    .orElseThrow());
        }

        DeploymentRecord again = deploy(project);

        assertThat(registered(again)).containsExactly("etl.load");
        assertThat(again.bundle().uploaded()).isTrue();
        assertThat(stored(again)).exists();
        assertThat(deploy(project).bundle().uploaded()).isFalse();
    }

    private static Path stored(DeploymentRecord done) {
        return Path.of(URI.create(done.bundle().uri()));
    }

    @Test
    void forceSendsAllThatIsThere() throws Exception {
        SampleProject project = project("extract", "load");
        Path taskJar = server.dataDir().resolve("images/" + imageHash(deploy(project)) + "/flyte/task.jar");
        Files.delete(taskJar);
        proxy.requests();
        DeploySettings force = new DeploySettings(new TreeSet<>(), false, true, false, false, false, false, true);

        DeploymentRecord again = deploy(project.withDeploy(force));
        List<Seen> requests = proxy.requests();

        assertThat(registered(again)).containsExactly("etl.extract", "etl.load");
        assertThat(again.environments().get(0).tasks())
                .extracting(TaskRecord::change)
                .containsOnly(Change.UNCHANGED);
        assertThat(again.bundle().uploaded()).isTrue();
        assertThat(requests).filteredOn(seen -> seen.is(TaskRpcs.DEPLOY_TASK)).hasSize(2);
        assertThat(requests).filteredOn(seen -> seen.method().equals("PUT")).hasSize(1);
        assertThat(again.images()).allMatch(DeploymentRecord.ImageRecord::pushed);
        assertThat(taskJar).exists();
    }

    private static String imageHash(DeploymentRecord done) {
        String reference = done.images().get(0).reference();
        return reference.substring(reference.lastIndexOf(':') + 1);
    }

    @Test
    void onlySomeEnvironmentsAreDeployedWithThoseThatTheyDependOnBefore() throws Exception {
        SampleProject project = environments();
        DeploySettings only =
                new DeploySettings(new TreeSet<>(List.of("top")), false, false, false, false, false, false, true);

        DeploymentRecord done = deploy(project.withDeploy(only));

        assertThat(registered(done)).containsExactly("bottom.b", "middle.m", "top.t");
        assertThat(sent()).containsExactly("bottom.b", "middle.m", "top.t");
        assertThat(plan(project).tasks().map(task -> task.name() + " " + task.change()))
                .contains("top.t UNCHANGED", "aside.a NEW");
    }

    private SampleProject environments() {
        String source = Stream.of("top", "middle", "bottom", "aside")
                .map(name -> "@Environment(\"" + name + "\") @Task public static long " + name.charAt(0)
                        + "() { return 1; }\n")
                .reduce("import org.flyte.task.*;\npublic class Etl {\n", String::concat);
        return SampleProject.in(temp.resolve("project"), source + "}\n")
                .withEnvironments(
                        environment("top", "middle"),
                        environment("middle", "bottom"),
                        environment("bottom"),
                        environment("aside"));
    }

    private static EnvironmentSettings environment(String name, String... dependsOn) {
        return new EnvironmentSettings(
                name, name, null, true, List.of(), List.of(), List.of(dependsOn), TaskSettings.NONE, new TreeMap<>());
    }

    @Test
    void aPodThatIsThereIsUnchangedAndAChangeOfItIsToldByItsPath() {
        SampleProject project = inPod("no");
        deploy(project);

        Plan again = plan(inPod("no"));
        assertThat(differences(again)).isEmpty();
        assertThat(again.changes()).containsOnly(Change.UNCHANGED);

        assertThat(differences(plan(inPod("yes"))))
                .containsExactly("podTemplate.podSpec.containers[0].env[0].value: no → yes");
    }

    @Test
    void anotherImageOfAPodIsAChangeOfTheImageAloneAndNoDifference() {
        SampleProject project = inPod("no").withVersion("v1");
        deploy(project);
        Jars.write(temp.resolve("project/org.acme/lib-1.0.jar"), "content.txt", "mended");

        Plan plan = plan(project.withVersion("v2"));

        assertThat(plan.images()).extracting(Plan.PlannedImage::change).containsExactly(Change.CHANGED);
        assertThat(differences(plan)).isEmpty();
    }

    /** A task whose pod has a variable of this value. */
    private SampleProject inPod(String value) {
        Path file = temp.resolve("pod.yaml");
        write(file, "containers: [{name: primary, env: [{name: MODE, value: '" + value + "'}]}]");
        TaskSettings settings =
                TaskSettings.builder().podTemplate(file.toString()).build();
        return project("load").withEnvironments(EnvironmentSettings.of("etl", "etl", settings));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aHundredTasksAreLookedUpByAFewCalls() {
        String[] names = IntStream.range(0, 250).mapToObj(i -> "t" + i).toArray(String[]::new);

        plan(SampleProject.in(temp.resolve("project"), SampleProject.tasks(names)));

        // Project, two pages of tasks, two of triggers.
        assertThat(proxy.requests()).hasSize(5);
    }

    @Test
    void aBackendThatCannotListByNameIsAskedForEachTask() {
        SampleProject project = project("extract", "load");
        deploy(project);
        proxy.answer(seen -> seen.is(TaskRpcs.LIST_TASKS) ? error(RpcCode.INVALID_ARGUMENT, "no such filter") : null);

        assertThat(plan(project).changes()).containsOnly(Change.UNCHANGED);
    }

    @Test
    void triggersAreDeployedChangedAndDeletedAsPlanned() {
        SampleProject nightly = triggered(nightly("0 3 * * *", "1"));
        assertThat(differences(plan(nightly))).isEmpty();
        DeploymentRecord first = deploy(nightly);
        assertThat(triggers()).containsExactly("nightly");
        assertThat(first.environments().get(0).tasks().get(0).triggers())
                .containsExactly(new DeploymentRecord.TriggerRecord("nightly", true));
        assertThat(deploy(nightly).environments().get(0).tasks().get(0).registered())
                .isFalse();
        assertThat(deployedTasks().trigger(name("nightly")).getSpec().hasOffloadedInputData())
                .isTrue();

        SampleProject later = triggered(nightly("0 4 * * *", "2"));
        assertThat(differences(plan(later)))
                .containsExactly(
                        "triggers.nightly.cron: 0 3 * * * → 0 4 * * *", "triggers.nightly.inputs: others → these");
        deploy(later);
        assertThat(differences(plan(later))).isEmpty();

        SampleProject none =
                SampleProject.in(temp.resolve("project"), WITH_INPUT).withVersion("v1");
        assertThat(differences(plan(none))).containsExactly("triggers.nightly: registered → deleted");
        assertThat(triggers()).containsExactly("nightly");
        deploy(none);
        assertThat(triggers()).isEmpty();
        assertThat(plan(none).changes()).containsOnly(Change.UNCHANGED);
    }

    @Test
    void aTriggerThatWasSwitchedOffIsAChange() {
        SampleProject nightly = triggered(nightly("0 3 * * *", "1"));
        deploy(nightly);
        client(server.endpoint())
                .transport()
                .unary(
                        TriggerRpcs.UPDATE_TRIGGERS,
                        UpdateTriggersRequest.newBuilder()
                                .addNames(name("nightly"))
                                .build(),
                        Duration.ofSeconds(20));

        assertThat(differences(plan(nightly))).containsExactly("triggers.nightly.active: none → true");
    }

    @Test
    void aTriggerIsPartOfTheVersion() {
        assertThat(triggered(nightly("0 3 * * *", "1"), null).prepare().version())
                .isNotEqualTo(
                        triggered(nightly("0 4 * * *", "1"), null).prepare().version());
    }

    @Test
    void aBackendWithoutTriggersIsSentThemEachTime() {
        SampleProject nightly = triggered(nightly("0 3 * * *", "1"));
        proxy.answer(seen -> seen.path().contains("TriggerService") || seen.is(DataProxyRpcs.UPLOAD_INPUTS)
                ? error(RpcCode.UNIMPLEMENTED, "no triggers")
                : null);

        deploy(nightly);
        assertThat(deployedTasks()
                        .trigger(name("nightly"))
                        .getSpec()
                        .getInputs()
                        .getLiteralsList())
                .as("" + deployedTasks().trigger(name("nightly")))
                .isNotEmpty();
        assertThat(plan(nightly).tasks().map(Plan.PlannedTask::change)).containsOnly(Change.CHANGED);
    }

    private SampleProject triggered(TriggerSettings trigger) {
        return triggered(trigger, "v1");
    }

    private SampleProject triggered(TriggerSettings trigger, @Nullable String version) {
        TaskSettings settings = TaskSettings.builder()
                .triggers(new TreeMap<>(Map.of("nightly", trigger)))
                .build();
        SampleProject project = SampleProject.in(temp.resolve("project"), WITH_INPUT)
                .withEnvironments(EnvironmentSettings.of("etl", "etl", settings));
        return version == null ? project : project.withVersion(version);
    }

    private static TriggerSettings nightly(String cron, String n) {
        return new TriggerSettings(
                "nightly",
                cron,
                null,
                null,
                null,
                new TreeMap<>(Map.of("n", n)),
                null,
                null,
                null,
                new TreeMap<>(),
                new TreeMap<>(),
                null,
                null,
                null);
    }

    private static TriggerName name(String trigger) {
        return TriggerName.newBuilder()
                .setProject(SampleProject.PROJECT)
                .setDomain(SampleProject.DOMAIN)
                .setTaskName("etl.load")
                .setName(trigger)
                .build();
    }

    private List<String> triggers() {
        return deployedTasks().triggers(List.of("etl.load")).stream()
                .map(TriggerName::getName)
                .toList();
    }

    private DeployedTasks deployedTasks() {
        return client(server.endpoint()).deployedTasks("", SampleProject.PROJECT, SampleProject.DOMAIN);
    }

    private static List<String> differences(Plan plan) {
        return plan.tasks()
                .flatMap(task -> Stream.ofNullable(task.differences()).flatMap(List::stream))
                .map(Difference::text)
                .toList();
    }

    private static List<String> registered(DeploymentRecord done) {
        return done.environments().stream()
                .flatMap(environment -> environment.tasks().stream())
                .filter(TaskRecord::registered)
                .map(TaskRecord::name)
                .toList();
    }

    private List<String> sent() {
        List<String> names = new ArrayList<>();
        for (Seen seen : proxy.requests()) {
            if (seen.is(TaskRpcs.DEPLOY_TASK)) {
                try {
                    names.add(
                            DeployTaskRequest.parseFrom(seen.body()).getTaskId().getName());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return Collections.unmodifiableList(names);
    }

    /** Without what differs from compiler to compiler and from test to test. */
    private String masked(Plan plan) {
        return JsonFile.text(plan)
                .replace(temp.resolve("project").toString(), "PROJECT")
                .replaceAll("127\\.0\\.0\\.1:\\d+", "HOST")
                .replaceAll("[0-9a-f]{64}", "SHA256")
                .replaceAll("[0-9a-f]{32}", "HASH");
    }

    private static String golden(String name) throws Exception {
        Path file = Path.of("src/test/resources/golden/plan").resolve(name);
        return Files.readString(file).strip();
    }

    private SampleProject project(String... tasks) {
        return SampleProject.in(temp.resolve("project"), SampleProject.tasks(tasks));
    }

    private Plan plan(SampleProject project) {
        Plan plan = plan(project, proxy.endpoint());
        assertThat(console.warnings).isEmpty();
        return plan;
    }

    private Plan plan(SampleProject project, URI endpoint) {
        return new Planning(publisher(project), console)
                .forReading(project.whole(), Optional.of(backend(endpoint)))
                .plan();
    }

    private DeploymentRecord deploy(SampleProject project) {
        return new Deployer(publisher(project)).deploy(project.whole(), backend(proxy.endpoint()));
    }

    private Publisher publisher(SampleProject project) {
        return new Publisher(project.workspace(), Optional.empty(), console);
    }

    private Backend backend(URI endpoint) {
        return new Backend(new Endpoint(endpoint), client(endpoint), server.dataDir());
    }

    private static FlyteClient client(URI endpoint) {
        return new FlyteClient(
                ConnectTransport.to(endpoint).retries(RetryPolicy.none()).build());
    }

    private static Fault error(RpcCode code, String message) {
        return new Fault(code.httpStatus(), ConnectProtocol.UNARY_JSON, new RpcError(code, message).toJson());
    }
}
