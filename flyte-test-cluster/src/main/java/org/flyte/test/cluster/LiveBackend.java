package org.flyte.test.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.flyte.client.FlyteClient;
import org.flyte.devserver.DevServer;
import org.flyte.devserver.DevServerOptions;
import org.flyte.idl.common.ListRequest;
import org.flyte.idl.common.Sort;
import org.flyte.idl.task.ListVersionsRequest;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.task.TaskName;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.TaskRpcs;

/** A backend that projects reach by its address as any other, and that registers tasks; containers run them. */
public final class LiveBackend implements AutoCloseable {
    private static final String PROJECT = "flytesnacks";
    private static final String DOMAIN = "development";

    private final TestCluster cluster;
    private final DevServer server;
    private final FlyteClient client;

    private LiveBackend(TestCluster cluster, DevServer server) {
        this.cluster = cluster;
        this.server = server;
        this.client = new FlyteClient(ConnectTransport.to(server.endpoint()).build());
    }

    /**
     * Starts one for a project, which is told of it, of the registry and of the base in its {@code test.properties}.
     *
     * @param project the folder of the project
     */
    public static LiveBackend of(Path project) throws IOException {
        TestCluster cluster = TestCluster.shared();
        DevServer server = DevServer.start(DevServerOptions.in(project.resolve("target-backend")));
        LiveBackend backend = new LiveBackend(cluster, server);
        Files.writeString(
                project.resolve("test.properties"),
                "flyte.endpoint=%s%nflyte.registry=%s%nflyte.images.default.base=%s%n"
                        .formatted(backend.endpoint(), cluster.registry("team"), cluster.base()));
        return backend;
    }

    /** The registry, the engine and the object store. */
    public TestCluster cluster() {
        return cluster;
    }

    /** Its address, as it stands in a POM. */
    public String endpoint() {
        return server.endpoint().toString();
    }

    /** A task that must be registered in flytesnacks/development. */
    public RegisteredTask task(String name, String version) {
        TaskIdentifier id = id(name).setVersion(version).build();
        return client.findTask(id)
                .map(task -> new RegisteredTask(cluster, task.getSpec().getTaskTemplate()))
                .orElseThrow(() -> new IllegalStateException(name + " is not registered as " + version));
    }

    /** The versions of a task, the newest first. */
    public List<String> versions(String name) {
        ListVersionsRequest request = ListVersionsRequest.newBuilder()
                .setTaskName(TaskName.newBuilder()
                        .setProject(PROJECT)
                        .setDomain(DOMAIN)
                        .setName(name))
                .setRequest(ListRequest.newBuilder()
                        .setLimit(100)
                        .addSortByFields(
                                Sort.newBuilder().setKey("created_at").setDirection(Sort.Direction.DESCENDING)))
                .build();
        return client
                .transport()
                .unary(TaskRpcs.LIST_VERSIONS, request, Duration.ofSeconds(10))
                .getVersionsList()
                .stream()
                .map(version -> version.getVersion())
                .toList();
    }

    private static TaskIdentifier.Builder id(String name) {
        return TaskIdentifier.newBuilder().setProject(PROJECT).setDomain(DOMAIN).setName(name);
    }

    @Override
    public void close() {
        server.close();
    }
}
