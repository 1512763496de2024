package org.flyte.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.flyte.client.Endpoint;
import org.flyte.client.FlyteClient;
import org.flyte.devserver.DevServer;
import org.flyte.devserver.DevServerOptions;
import org.flyte.idl.core.Container;
import org.flyte.idl.core.Identifier;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.task.DeployTaskRequest;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.maven.deploy.BackendProxy.Fault;
import org.flyte.maven.deploy.BackendProxy.Seen;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.Change;
import org.flyte.maven.report.DeploymentRecord;
import org.flyte.maven.report.DeploymentRecord.TaskRecord;
import org.flyte.maven.report.RecordingConsole;
import org.flyte.wire.connect.ConnectProtocol;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.RetryPolicy;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcError;
import org.flyte.wire.connect.TaskRpcs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployerTest {
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

    @Test
    void aRegisteredTaskIsComplete() throws Exception {
        SampleProject project = project("extract", "load").withVersion("v1");

        DeploymentRecord record = deploy(project);

        assertThat(tasks(record)).containsExactly("etl.extract NEW true", "etl.load NEW true");
        for (String name : List.of("etl.extract", "etl.load")) {
            TaskTemplate template = registered(name, "v1");
            assertThat(template.getId())
                    .extracting(
                            Identifier::getProject, Identifier::getDomain, Identifier::getName, Identifier::getVersion)
                    .containsExactly(SampleProject.PROJECT, SampleProject.DOMAIN, name, "v1");
            Container container = template.getContainer();
            assertThat(container.getImage())
                    .isEqualTo(record.images().get(0).reference())
                    .startsWith("embedded/etl:");
            assertThat(template.getMetadata().getCodeBundleUri())
                    .isEqualTo(record.bundle().uri());
            assertThat(container.getArgsList())
                    .containsSubsequence("--version", "v1")
                    .containsSubsequence("--tgz", record.bundle().uri())
                    .containsSubsequence("--digest", record.bundle().digest());
        }
        assertThat(Path.of(URI.create(record.bundle().uri())))
                .hasSameBinaryContentAs(project.bundle().file());
        assertThat(server.dataDir()
                        .resolve("images/"
                                + project.prepare().images().plans().get(0).contentHash() + "/flyte/task.jar"))
                .exists();
    }

    /** Flyte shows 63 characters of it; an artifact may have more. */
    @Test
    void anEnvironmentWithALongNameIsDeployedUnderItsWholeName() throws Exception {
        String name = "a".repeat(70);

        DeploymentRecord record = deploy(project("load").withEnvironment(name).withVersion("v1"));

        assertThat(tasks(record)).containsExactly(name + ".load NEW true");
        assertThat(record.environments().get(0).name()).isEqualTo(name);
        assertThat(registered(name + ".load", "v1").getContainer().getImage())
                .isEqualTo(record.images().get(0).reference());
    }

    @Test
    void theVeryTaskThatIsThereIsNotSentAgain() {
        SampleProject project = project("extract", "load");
        deploy(project);
        proxy.requests();

        DeploymentRecord again = deploy(project);

        assertThat(tasks(again)).containsExactly("etl.extract UNCHANGED false", "etl.load UNCHANGED false");
        assertThat(again.images().get(0).change()).isEqualTo(Change.UNCHANGED);
        assertThat(proxy.requests()).noneMatch(seen -> seen.is(TaskRpcs.DEPLOY_TASK));
    }

    @Test
    void anotherVersionOfAKnownTaskIsAChangeAndAnUnknownTaskIsNew() throws Exception {
        deploy(project("load").withVersion("v1"));

        DeploymentRecord second = deploy(SampleProject.in(temp.resolve("second"), SampleProject.tasks("load", "train"))
                .withVersion("v2"));

        assertThat(tasks(second)).containsExactly("etl.load CHANGED true", "etl.train NEW true");
        assertThat(registered("etl.load", "v1").getId().getVersion()).isEqualTo("v1");
        assertThat(registered("etl.load", "v2").getId().getVersion()).isEqualTo("v2");
    }

    @Test
    void otherContentUnderTheSameVersionIsAChangeAndReplacesIt() throws Exception {
        SampleProject project = project("load");
        deploy(project.withVersion("v1"));
        String before = registered("etl.load", "v1").getMetadata().getCodeBundleUri();
        Files.writeString(temp.resolve("project/classes/settings.properties"), "a=1\n");

        DeploymentRecord second = deploy(project.withVersion("v1"));

        assertThat(tasks(second)).containsExactly("etl.load CHANGED true");
        assertThat(registered("etl.load", "v1").getMetadata().getCodeBundleUri())
                .isEqualTo(second.bundle().uri())
                .isNotEqualTo(before);
    }

    @Test
    void anUnknownProjectIsSaidBeforeAnythingIsWritten() throws Exception {
        assertThatThrownBy(() -> deploy(project("load").withTarget("nobodys", SampleProject.DOMAIN)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-504")
                .hasMessageContaining("nobodys");
        assertNothingWritten();
    }

    @Test
    void anUnknownDomainIsAnsweredWithTheKnownOnes() throws Exception {
        assertThatThrownBy(() -> deploy(project("load").withTarget(SampleProject.PROJECT, "holidays")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-505")
                .hasMessageContaining("holidays")
                .hasMessageContaining("use one of development, production, staging");
        assertNothingWritten();
    }

    @Test
    void aDeploymentThatEndsInTheMiddleSaysWhatIsThereAndContinues() {
        SampleProject project = project("extract", "load", "train");
        refuseDeployOf(List.of("etl.load", "etl.train"), "etl.extract");

        assertThatThrownBy(() -> deploy(project))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-508")
                .hasMessageContaining(" today")
                .hasMessageContaining("; registered: etl.extract; not registered: etl.load, etl.train");

        proxy.answer(seen -> null);
        assertThat(tasks(deploy(project)))
                .containsExactly("etl.extract UNCHANGED false", "etl.load NEW true", "etl.train NEW true");
    }

    @Test
    void aRefusalOfTheFirstTaskIsToldInTheBackendsWords() {
        proxy.answer(seen -> deployed(seen) == null ? null : error(RpcCode.INVALID_ARGUMENT, "no extract today"));

        assertThatThrownBy(() -> deploy(project("extract")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-506")
                .hasMessageContaining("DeployTask: no extract today");
    }

    @Test
    void nothingListening() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThatThrownBy(() -> deploy(project("load"), URI.create("http://127.0.0.1:" + port)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-501")
                .hasMessageContaining("http://127.0.0.1:" + port);
    }

    @Test
    void aServerThatIsNoFlyte() {
        proxy.answer(seen -> new Fault(404, "text/html", "<h1>Not here</h1>".getBytes()));

        assertThatThrownBy(() -> deploy(project("load")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-502")
                .hasMessageContaining(proxy.endpoint().toString());
    }

    @Test
    void aBackendThatWantsCredentials() {
        proxy.answer(seen -> error(RpcCode.PERMISSION_DENIED, "not you"));

        assertThatThrownBy(() -> deploy(project("load")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-503")
                .hasMessageContaining("not you");

        proxy.answer(seen -> error(RpcCode.UNAUTHENTICATED, "who are you"));
        assertThatThrownBy(() -> deploy(project("load")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-503");
    }

    @Test
    void aStoreThatTakesNothingLeavesNoTaskBehind() {
        proxy.answer(seen -> seen.method().equals("PUT")
                ? new Fault(403, "application/xml", "<Error><Code>AccessDenied</Code></Error>".getBytes())
                : null);

        assertThatThrownBy(() -> deploy(project("load")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-507")
                .hasMessageContaining("HTTP 403 AccessDenied");
        assertThat(proxy.requests()).noneMatch(seen -> seen.is(TaskRpcs.DEPLOY_TASK));
    }

    private SampleProject project(String... tasks) {
        return SampleProject.in(temp.resolve("project"), SampleProject.tasks(tasks));
    }

    private DeploymentRecord deploy(SampleProject project) {
        return deploy(project, proxy.endpoint());
    }

    private DeploymentRecord deploy(SampleProject project, URI endpoint) {
        Backend backend = new Backend(new Endpoint(endpoint), client(endpoint), server.dataDir());
        return new Deployer(new Publisher(project.workspace(), Optional.empty(), new RecordingConsole()))
                .deploy(project.whole(), backend);
    }

    private static FlyteClient client(URI endpoint) {
        return new FlyteClient(
                ConnectTransport.to(endpoint).retries(RetryPolicy.none()).build());
    }

    private TaskTemplate registered(String name, String version) {
        TaskIdentifier id = TaskIdentifier.newBuilder()
                .setProject(SampleProject.PROJECT)
                .setDomain(SampleProject.DOMAIN)
                .setName(name)
                .setVersion(version)
                .build();
        return client(server.endpoint()).findTask(id).orElseThrow().getSpec().getTaskTemplate();
    }

    /** Refuses these, once the other one has come. */
    private void refuseDeployOf(List<String> tasks, String other) {
        CountDownLatch come = new CountDownLatch(1);
        proxy.answer(seen -> {
            String task = deployed(seen);
            if (task == null || task.equals(other)) {
                if (task != null) {
                    come.countDown();
                }
                return null;
            }
            try {
                assertThat(come.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            assertThat(tasks).contains(task);
            return error(RpcCode.INVALID_ARGUMENT, "no " + task.substring("etl.".length()) + " today");
        });
    }

    private static @Nullable String deployed(Seen seen) {
        try {
            return seen.is(TaskRpcs.DEPLOY_TASK)
                    ? DeployTaskRequest.parseFrom(seen.body()).getTaskId().getName()
                    : null;
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static Fault error(RpcCode code, String message) {
        return new Fault(code.httpStatus(), ConnectProtocol.UNARY_JSON, new RpcError(code, message).toJson());
    }

    private static Stream<String> tasks(DeploymentRecord record) {
        return record.environments().stream()
                .flatMap(environment -> environment.tasks().stream())
                .map(DeployerTest::text);
    }

    private static String text(TaskRecord task) {
        return task.name() + " " + task.change() + " " + task.registered();
    }

    private void assertNothingWritten() throws Exception {
        assertThat(proxy.requests()).hasSize(1);
        assertThat(server.dataDir().resolve("images")).doesNotExist();
        try (Stream<Path> files = Files.walk(server.dataDir())) {
            assertThat(files.filter(Files::isRegularFile).map(Path::getFileName).map(Path::toString))
                    .doesNotContain("bundle.tar.gz");
        }
    }
}
