package org.flyte.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.flyte.client.FlyteClient;
import org.flyte.client.RunFollower;
import org.flyte.client.RunListener;
import org.flyte.devserver.DevRegistration;
import org.flyte.devserver.DevServer;
import org.flyte.devserver.DevServerOptions;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.common.ListRequest;
import org.flyte.idl.common.RunIdentifier;
import org.flyte.idl.core.Literal;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.NamedLiteral;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.workflow.Action;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.CreateRunRequest;
import org.flyte.idl.workflow.ListActionsRequest;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.RunRpcs;

/** A project that Maven has deployed to an embedded backend, whose tasks reach it over a line that can fail. */
final class DeployedProject implements AutoCloseable {
    private static final String PROJECT = "flytesnacks";
    private static final String DOMAIN = "development";

    private final FaultyLine line;
    private final DevServer server;
    private final String environment;
    private final String version;
    private final AtomicInteger runs = new AtomicInteger();
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    private DeployedProject(String name, Path folder) throws IOException, InterruptedException {
        line = new FaultyLine();
        server = DevServer.start(DevServerOptions.in(folder.resolve("backend"))
                .withWarnings(warnings::add)
                .withTaskEndpoint(line.authority())
                .withRelaunchKilled());
        line.leadTo(server.endpoint().getPort());
        MavenBuild build = MavenBuild.copyOf(name, folder);
        DevRegistration.of(server).write(build.home().resolve(".flyte/dev/dev.json"));
        build.run("flyte:deploy", "-Dflyte.endpoint=embedded", "-Dflyte.deployVersion=faults");
        environment = name;
        version = "faults";
    }

    static DeployedProject of(String name, Path folder) throws IOException, InterruptedException {
        return new DeployedProject(name, folder);
    }

    /** What the tasks' network does. */
    FaultyLine line() {
        return line;
    }

    /** What the backend has said. */
    List<String> warnings() {
        return warnings;
    }

    /** Runs a task to its end, within a bound. */
    ActionDetails run(String task, Duration most, Map<String, Literal> inputs) {
        return follow(start(task, inputs), most);
    }

    RunIdentifier start(String task, Map<String, Literal> inputs) {
        Inputs.Builder wire = Inputs.newBuilder();
        inputs.forEach((name, value) ->
                wire.addLiterals(NamedLiteral.newBuilder().setName(name).setValue(value)));
        RunIdentifier run = RunIdentifier.newBuilder()
                .setProject(PROJECT)
                .setDomain(DOMAIN)
                .setName("run" + runs.incrementAndGet())
                .build();
        client().createRun(CreateRunRequest.newBuilder()
                .setRunId(run)
                .setTaskId(TaskIdentifier.newBuilder()
                        .setProject(PROJECT)
                        .setDomain(DOMAIN)
                        .setName(environment + "." + task)
                        .setVersion(version))
                .setInputs(wire)
                .build());
        return run;
    }

    ActionDetails follow(RunIdentifier run, Duration most) {
        return new RunFollower(client()).follow(run, new RunListener() {}, most);
    }

    /** The run's actions but for its root. */
    List<Action> children(RunIdentifier run) {
        ListActionsRequest request = ListActionsRequest.newBuilder()
                .setRunId(run)
                .setRequest(ListRequest.newBuilder().setLimit(200))
                .build();
        return transport().unary(RunRpcs.LIST_ACTIONS, request, Duration.ofSeconds(10)).getActionsList().stream()
                .filter(action -> !action.getId().getName().equals("a0"))
                .toList();
    }

    Literal output(ActionDetails details) {
        ActionIdentifier root = details.getId();
        List<NamedLiteral> outputs = client().actionData(root).getOutputs().getLiteralsList();
        assertThat(outputs).hasSize(1);
        return outputs.get(0).getValue();
    }

    /** A new folder for marks, among other things those of what has run. */
    static Path marks(Path folder) throws IOException {
        return Files.createTempDirectory(folder, "marks");
    }

    @Override
    public void close() throws IOException {
        server.close();
        line.close();
    }

    private FlyteClient client() {
        return new FlyteClient(transport());
    }

    private ConnectTransport transport() {
        URI endpoint = server.endpoint();
        return ConnectTransport.to(endpoint).build();
    }
}
