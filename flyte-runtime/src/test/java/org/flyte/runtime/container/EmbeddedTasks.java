package org.flyte.runtime.container;

import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flyte.devserver.DevServer;
import org.flyte.devserver.DevServerOptions;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.common.ProjectIdentifier;
import org.flyte.idl.core.Container;
import org.flyte.idl.core.Identifier;
import org.flyte.idl.core.KeyValuePair;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.ResourceType;
import org.flyte.idl.core.RetryStrategy;
import org.flyte.idl.core.RuntimeMetadata;
import org.flyte.idl.core.TaskMetadata;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.core.TypedInterface;
import org.flyte.idl.core.Variable;
import org.flyte.idl.core.VariableEntry;
import org.flyte.idl.core.VariableMap;
import org.flyte.idl.dataproxy.GetActionDataRequest;
import org.flyte.idl.specs.Entry;
import org.flyte.idl.specs.Specs;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.CreateRunRequest;
import org.flyte.idl.workflow.WatchActionDetailsRequest;
import org.flyte.idl.workflow.WatchActionDetailsResponse;
import org.flyte.runtime.codec.Codecs;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.DataProxyRpcs;
import org.flyte.wire.connect.RunRpcs;
import org.flyte.wire.connect.ServerStream;
import org.flyte.wire.connect.StreamLimits;
import org.flyte.wire.spec.ContainerArguments;
import org.flyte.wire.spec.ContainerArguments.Option;
import org.flyte.wire.spec.Deployment;
import org.flyte.wire.spec.SpecCompletion;

/** The tasks of a class on the embedded backend: each action is a process of this runtime. */
final class EmbeddedTasks implements AutoCloseable {
    private static final String PROJECT = "flytesnacks";
    private static final String DOMAIN = "development";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DevServer server;
    private final ConnectTransport transport;
    private final Class<?> tasks;
    private final Map<String, String> environment;
    private final List<String> flags;
    private final String rawData;
    private int retries;

    /**
     * @param rawData where files go; empty for the backend's own choice
     * @param environment of the actions
     */
    EmbeddedTasks(Path folder, Class<?> tasks, String rawData, Map<String, String> environment, String... flags)
            throws IOException {
        this.tasks = tasks;
        this.rawData = rawData;
        this.environment = environment;
        this.flags = List.of(flags);
        this.server =
                DevServer.start(DevServerOptions.in(folder.resolve("data")).withStopGrace(Duration.ofSeconds(2)));
        this.transport = ConnectTransport.to(server.endpoint()).build();
        Path flyte = server.dataDir().resolve("images/e0/flyte");
        Path index = Files.createDirectories(flyte.resolve("code/META-INF/flyte"));
        org.flyte.runtime.container.Container.taskJar(flyte.resolve("task.jar"));
        for (Map.Entry<String, byte[]> file : Bundle.of(tasks).content().entrySet()) {
            Path target = flyte.resolve("code").resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
        Files.write(index.resolve("specs.pb"), specs().toByteArray());
    }

    EmbeddedTasks retries(int count) {
        retries = count;
        return this;
    }

    /** Runs a task to its end. */
    ActionDetails run(String method, Inputs inputs) {
        Deployment deployment =
                new Deployment("", PROJECT, DOMAIN, "v1", Map.of("env", "embedded/test:e0"), null, null);
        TaskSpec spec = SpecCompletion.complete(spec(method(method)), deployment);
        CreateRunRequest request = CreateRunRequest.newBuilder()
                .setProjectId(ProjectIdentifier.newBuilder().setName(PROJECT).setDomain(DOMAIN))
                .setTaskSpec(spec)
                .setInputs(inputs)
                .build();
        ActionIdentifier action = transport
                .unary(RunRpcs.CREATE_RUN, request, PATIENCE)
                .getRun()
                .getAction()
                .getId();
        ActionDetails last = ActionDetails.getDefaultInstance();
        try (ServerStream<WatchActionDetailsResponse> updates = transport.stream(
                RunRpcs.WATCH_ACTION_DETAILS,
                WatchActionDetailsRequest.newBuilder().setActionId(action).build(),
                StreamLimits.within(Duration.ofSeconds(100)))) {
            while (updates.hasNext()) {
                last = updates.next().getDetails();
            }
        }
        return last;
    }

    /** The output of a run that went well. */
    Literal output(ActionDetails ended) {
        if (ended.hasErrorInfo()) {
            throw new AssertionError(ended.getErrorInfo().getMessage());
        }
        GetActionDataRequest request =
                GetActionDataRequest.newBuilder().setActionId(ended.getId()).build();
        return transport
                .unary(DataProxyRpcs.GET_ACTION_DATA, request, PATIENCE)
                .getOutputs()
                .getLiterals(0)
                .getValue();
    }

    ConnectTransport transport() {
        return transport;
    }

    @Override
    public void close() {
        server.close();
    }

    private Method method(String name) {
        for (Method method : tasks.getDeclaredMethods()) {
            if (method.getName().equals(name)) {
                return method;
            }
        }
        throw new AssertionError(name);
    }

    private Specs specs() {
        Specs.Builder specs = Specs.newBuilder();
        for (Method method : tasks.getDeclaredMethods()) {
            if (!method.isSynthetic()
                    && !method.getName().contains("$")
                    && !method.getName().equals("call")
                    && !method.getName().equals("texts")) {
                Entry.Builder entry = Entry.newBuilder()
                        .setClassName(tasks.getName())
                        .setMethod(method.getName())
                        .setMethodDescriptor(MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                                .toMethodDescriptorString())
                        .setSpec(spec(method));
                List.of(method.getParameters()).forEach(parameter -> entry.addParameters(parameter.getName()));
                specs.addEntries(entry);
            }
        }
        return specs.build();
    }

    private TaskSpec spec(Method method) {
        List<String> command = new ArrayList<>(List.of("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(flags);
        command.addAll(List.of("-jar", "/flyte/task.jar"));
        ContainerArguments arguments = ContainerArguments.ofMethod(tasks.getName(), method.getName());
        if (!rawData.isEmpty()) {
            arguments = arguments.with(Option.RAW_DATA_PATH, rawData);
        }
        Container.Builder container =
                Container.newBuilder().addAllCommand(command).addAllArgs(arguments.list());
        environment.forEach((name, value) ->
                container.addEnv(KeyValuePair.newBuilder().setKey(name).setValue(value)));
        return TaskSpec.newBuilder()
                .setShortName(method.getName())
                .setTaskTemplate(TaskTemplate.newBuilder()
                        .setId(Identifier.newBuilder()
                                .setResourceType(ResourceType.TASK)
                                .setName("env." + method.getName()))
                        .setType("python")
                        .setInterface(signature(method))
                        .setMetadata(TaskMetadata.newBuilder()
                                .setDiscoveryVersion("v1")
                                .setRetries(RetryStrategy.newBuilder().setRetries(retries))
                                .setRuntime(RuntimeMetadata.newBuilder()
                                        .setType(RuntimeMetadata.RuntimeType.FLYTE_SDK)
                                        .setVersion("2.12.1")
                                        .setFlavor("java")))
                        .setContainer(container))
                .build();
    }

    private static TypedInterface signature(Method method) {
        VariableMap.Builder inputs = VariableMap.newBuilder();
        for (var parameter : method.getParameters()) {
            inputs.addVariables(variable(parameter.getName(), parameter.getParameterizedType()));
        }
        TypedInterface.Builder types = TypedInterface.newBuilder().setInputs(inputs);
        if (method.getReturnType() != void.class) {
            types.setOutputs(VariableMap.newBuilder().addVariables(variable("o0", method.getGenericReturnType())));
        }
        return types.build();
    }

    private static VariableEntry variable(String name, java.lang.reflect.Type type) {
        try {
            return VariableEntry.newBuilder()
                    .setKey(name)
                    .setValue(Variable.newBuilder()
                            .setType(org.flyte.idl.core.LiteralType.parseFrom(
                                    Codecs.of(type).type().toByteArray())))
                    .build();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
