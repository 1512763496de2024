package org.flyte.runtime.actions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Value;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.flyte.devserver.DevServer;
import org.flyte.devserver.DevServerOptions;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.common.ProjectIdentifier;
import org.flyte.idl.core.Container;
import org.flyte.idl.core.ContainerError;
import org.flyte.idl.core.ErrorDocument;
import org.flyte.idl.core.ExecutionError;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.Primitive;
import org.flyte.idl.core.Scalar;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.NamedLiteral;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.workflow.CreateRunRequest;
import org.flyte.idl.workflow.GetActionDetailsRequest;
import org.flyte.runtime.actions.ChildResult.Failed;
import org.flyte.runtime.actions.ChildResult.Kind;
import org.flyte.runtime.actions.ChildResult.Phase;
import org.flyte.runtime.actions.ChildResult.Succeeded;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.RunRpcs;
import org.flyte.wire.spec.PrimaryContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Children on the embedded backend, each a process. */
@Timeout(120)
class DevServerTest {
    private static final String PROJECT = "flytesnacks";
    private static final String DOMAIN = "development";

    @TempDir
    Path folder;

    private DevServer server;
    private ConnectTransport transport;
    private ActionIdentifier parent;
    private final List<Children> opened = new ArrayList<>();

    @BeforeEach
    void startAParentThatWaits() throws Exception {
        server = DevServer.start(DevServerOptions.in(folder.resolve("data")).withStopGrace(Duration.ofSeconds(2)));
        Files.createDirectories(server.dataDir().resolve("images/e0/flyte"));
        transport = ConnectTransport.to(server.endpoint()).build();
        CreateRunRequest request = CreateRunRequest.newBuilder()
                .setProjectId(ProjectIdentifier.newBuilder().setName(PROJECT).setDomain(DOMAIN))
                .setTaskSpec(shell("exec sleep 600"))
                .build();
        parent = transport
                .unary(RunRpcs.CREATE_RUN, request, Duration.ofSeconds(20))
                .getRun()
                .getAction()
                .getId();
    }

    @AfterEach
    void stop() {
        opened.forEach(Children::close);
        server.close();
    }

    private Children children(URI endpoint) {
        String base = "file://" + server.dataDir() + "/storage/" + PROJECT + "/" + DOMAIN + "/"
                + parent.getRun().getName();
        Children children = ActionsClient.open(
                new ActionsSettings(endpoint, "", parent, base, Limits.standard(), Patience.standard()));
        opened.add(children);
        return children;
    }

    /** A task whose script sees the inputs' file as $IN and the output folder as $OUT, and whose run is noted. */
    private TaskSpec shell(String script) {
        TaskSpec.Builder spec = ChildrenTestBase.spec("o0").toBuilder();
        spec.getTaskTemplateBuilder()
                .getIdBuilder()
                .setOrg("")
                .setProject(PROJECT)
                .setDomain(DOMAIN);
        spec.getTaskTemplateBuilder().getMetadataBuilder().getRuntimeBuilder().setVersion("2.12.1");
        spec.getTaskTemplateBuilder()
                .setContainer(Container.newBuilder()
                        .setImage("embedded/test:e0")
                        .addCommand("/bin/sh")
                        .addCommand("-c")
                        .addArgs("IN=\"${1#file://}\"; OUT=\"${2#file://}\"; echo $ACTION_NAME >> " + runs() + "; "
                                + script)
                        .addArgs("task")
                        .addArgs("{{.input}}")
                        .addArgs("{{.outputPrefix}}"));
        return spec.build();
    }

    private ChildAction echo(String name, long value) {
        return new ChildAction(name, "", shell("cp \"$IN\" \"$OUT/outputs.pb\""), inputs(value), "");
    }

    private Path runs() {
        return folder.resolve("runs");
    }

    /** Inputs and outputs have the same form, so a copy is a task that returns what it was given. */
    private static byte[] inputs(long value) {
        return Inputs.newBuilder()
                .addLiterals(NamedLiteral.newBuilder()
                        .setName("o0")
                        .setValue(Literal.newBuilder()
                                .setScalar(Scalar.newBuilder()
                                        .setPrimitive(Primitive.newBuilder().setInteger(value)))))
                .build()
                .toByteArray();
    }

    private static ChildResult result(CompletableFuture<ChildResult> future) throws Exception {
        return future.get(100, TimeUnit.SECONDS);
    }

    private static void assertEchoed(CompletableFuture<ChildResult> future, long value) throws Exception {
        ChildResult result = result(future);
        assertThat(result).isInstanceOf(Succeeded.class);
        assertThat(Inputs.parseFrom(((Succeeded) result).outputs())).isEqualTo(Inputs.parseFrom(inputs(value)));
    }

    private ActionPhase phase(String child) {
        GetActionDetailsRequest request = GetActionDetailsRequest.newBuilder()
                .setActionId(parent.toBuilder().setName(child))
                .build();
        return transport
                .unary(RunRpcs.GET_ACTION_DETAILS, request, Duration.ofSeconds(10))
                .getDetails()
                .getStatus()
                .getPhase();
    }

    @Test
    void aSecondAttemptOfTheParentFindsWhatTheFirstHasDone() throws Exception {
        Children first = children(server.endpoint());
        assertEchoed(first.start(echo("one", 1)), 1);
        first.close();
        Children second = children(server.endpoint());

        assertEchoed(second.start(echo("one", 1)), 1);
        assertEchoed(second.start(echo("two", 2)), 2);

        assertThat(Files.readAllLines(runs())).containsOnlyOnce("one", "two");
    }

    @Test
    void aTaskInAPodRunsAsItsPrimaryContainer() throws Exception {
        TaskSpec.Builder pod = shell("test \"$GREETING\" = hello && cp \"$IN\" \"$OUT/outputs.pb\"").toBuilder();
        Container container = pod.getTaskTemplate().getContainer();
        TaskTemplate.Builder template = pod.getTaskTemplateBuilder().clearContainer();
        Value.Builder containers = Value.newBuilder();
        containers
                .getListValueBuilder()
                .addValuesBuilder()
                .getStructValueBuilder()
                .putFields("name", Value.newBuilder().setStringValue("primary").build());
        template.getK8SPodBuilder().getPodSpecBuilder().putFields("containers", containers.build());
        PrimaryContainer.edit(template, primary -> {
            primary.setImage(container.getImage());
            primary.setCommand(container.getCommandList());
            primary.setArguments(container.getArgsList());
            primary.prependVariables(Map.of("GREETING", "hello"));
        });
        Children children = children(server.endpoint());

        assertEchoed(children.start(new ChildAction("pod", "", pod.build(), inputs(5), "")), 5);
    }

    @Test
    void failuresComeWithTheirCode() throws Exception {
        Path document = Files.write(
                folder.resolve("error.pb"),
                ErrorDocument.newBuilder()
                        .setError(ContainerError.newBuilder()
                                .setCode("IllegalStateException")
                                .setMessage("IllegalStateException: no luck")
                                .setOrigin(ExecutionError.ErrorKind.USER))
                        .build()
                        .toByteArray());
        Children children = children(server.endpoint());
        ChildAction fails = new ChildAction("fails", "", shell("cp " + document + " \"$OUT/error.pb\""), inputs(1), "");
        ChildAction exits = new ChildAction("exits", "", shell("exit 3"), inputs(1), "");

        assertThat(result(children.start(fails)))
                .isEqualTo(
                        new Failed(Phase.FAILED, "IllegalStateException", "IllegalStateException: no luck", Kind.USER));
        assertThat(((Failed) result(children.start(exits))).message()).contains("exit code 3");
    }

    @Test
    void cancellingAndFailingEndTheProcesses() throws Exception {
        Children children = children(server.endpoint());
        ChildAction sleeps = new ChildAction("sleeps", "", shell("exec sleep 600"), inputs(1), "");
        ChildAction naps = new ChildAction("naps", "", shell("exec sleep 600"), inputs(1), "");
        CompletableFuture<ChildResult> one = children.start(sleeps);
        CompletableFuture<ChildResult> other = children.start(naps);
        ChildrenTestBase.until(
                () -> Files.exists(runs()) && Files.readAllLines(runs()).contains("sleeps"));

        one.cancel(true);
        ChildrenTestBase.until(() -> phase("sleeps") == ActionPhase.ACTION_PHASE_ABORTED);
        ChildrenTestBase.until(() -> Files.readAllLines(runs()).contains("naps"));
        children.abortOpen("IllegalStateException: boom");

        assertThat(phase("naps")).isEqualTo(ActionPhase.ACTION_PHASE_ABORTED);
        assertThat(((Failed) result(other)).phase()).isEqualTo(Phase.ABORTED);
    }

    @Test
    void noChildIsLostOrRunTwiceOverALineThatBreaksAllTheTime() throws Exception {
        try (FaultyProxy proxy = new FaultyProxy(server.endpoint())) {
            Children children = children(proxy.uri());
            proxy.cutEvery(Long.getLong("flyte.test.cutMillis", 250));
            List<CompletableFuture<ChildResult>> futures = IntStream.range(0, 20)
                    .mapToObj(i -> children.start(echo("c" + i, i)))
                    .toList();
            assertEchoed(futures.get(0), 0);

            proxy.refuseFor(Long.getLong("flyte.test.outageMillis", 1500));

            for (int i = 0; i < futures.size(); i++) {
                assertEchoed(futures.get(i), i);
            }
            assertThat(proxy.cuts).hasPositiveValue();
            List<String> ran = new ArrayList<>(Files.readAllLines(runs()));
            ran.remove("a0");
            assertThat(ran).hasSize(20).doesNotHaveDuplicates();
        }
    }
}
