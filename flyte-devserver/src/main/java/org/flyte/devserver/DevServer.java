package org.flyte.devserver;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flyte.devserver.exec.ActionExecutor;
import org.flyte.devserver.exec.ExecutorSettings;
import org.flyte.devserver.exec.Stores;
import org.flyte.devserver.http.ControlDoor;
import org.flyte.devserver.http.HttpListener;
import org.flyte.devserver.http.Routes;
import org.flyte.devserver.service.Services;
import org.flyte.devserver.store.ActionStore;
import org.flyte.devserver.store.LogStore;
import org.flyte.devserver.store.ObjectStore;
import org.flyte.devserver.store.ProjectStore;
import org.flyte.devserver.store.ResultStore;
import org.flyte.devserver.store.TaskStore;
import org.flyte.devserver.store.TriggerStore;
import org.flyte.idl.project.Project;

/**
 * An embedded stand-in for the Flyte 2 backend: it speaks the same protocol, runs each action as a local process and
 * keeps everything in one directory. A development tool for one machine; it claims no equivalence with a cluster.
 *
 * <p>Images are not pulled: {@code embedded/NAME:HASH} stands for what lies in {@code <dataDir>/images/HASH/flyte/}.
 */
public final class DevServer implements AutoCloseable {
    private final Path dataDir;
    private final String token;
    private final DataDirLock lock;
    private final HttpListener listener;
    private final ActionStore actions;
    private final ActionExecutor executor;
    private final ProjectStore projects;
    private final Services services;
    private final CompletableFuture<Void> stopRequested = new CompletableFuture<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread shutdownHook = new Thread(this::shutDownWithTheJvm, "flyte-dev-shutdown");

    private DevServer(DevServerOptions options, Path dataDir, DataDirLock lock, HttpListener listener) {
        this.dataDir = dataDir;
        this.lock = lock;
        this.listener = listener;
        this.token = Tokens.random();
        this.actions = new ActionStore(dataDir.resolve("state/actions"), options.warnings());
        ObjectStore objects = new ObjectStore(dataDir.resolve("storage"));
        Stores stores = new Stores(
                actions,
                objects,
                new LogStore(dataDir.resolve("logs")),
                new ResultStore(dataDir.resolve("state/cache")));
        this.executor = new ActionExecutor(
                new ExecutorSettings(
                        dataDir.resolve("images"),
                        dataDir.resolve("work"),
                        options.javaHome(),
                        options.python(),
                        options.taskEndpoint() == null ? listener.authority() : options.taskEndpoint(),
                        options.relaunchKilled(),
                        options.maxProcesses(),
                        options.stopGrace(),
                        options.warnings()),
                stores);
        TaskStore tasks = new TaskStore(dataDir.resolve("state/tasks"), options.warnings());
        this.projects = new ProjectStore(dataDir.resolve("state/projects"), options.warnings());
        this.services = new Services(
                projects,
                tasks,
                new TriggerStore(dataDir.resolve("state/triggers"), options.warnings()),
                stores,
                executor,
                options.warnings());
    }

    /**
     * Starts a server, which answers when this returns.
     *
     * @throws IOException when the port is taken, or when the data directory cannot be used or is another server's
     */
    public static DevServer start(DevServerOptions options) throws IOException {
        Path dataDir = Files.createDirectories(options.dataDir()).toRealPath();
        DataDirLock lock = DataDirLock.take(dataDir);
        try {
            DevServer server = new DevServer(options, dataDir, lock, HttpListener.bind(options.port()));
            server.run();
            return server;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The address, such as {@code http://127.0.0.1:41234}. */
    public URI endpoint() {
        return URI.create("http://" + listener.authority());
    }

    /** Where everything is kept; absolute, without links. */
    public Path dataDir() {
        return dataDir;
    }

    /** What a request to stop this server must bring; it guards nothing else. */
    public String token() {
        return token;
    }

    /** Makes sure that there is a project of this id. */
    public void addProject(String id) {
        projects.create(Project.newBuilder().setId(id).setName(id).build());
    }

    /** Completes when somebody has asked this server to stop; whoever started it then closes it. */
    public CompletionStage<Void> stopRequested() {
        return stopRequested;
    }

    /** Stops answering, ends every process; unfinished actions become failed. Returns when all that is done. */
    @Override
    public void close() {
        shutDown();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // The JVM is going down already, and this is that hook.
            return;
        }
    }

    private void run() {
        executor.clearLeftovers();
        Routes routes = new ControlDoor(token, () -> stopRequested.complete(null)).addTo(new Routes());
        services.addTo(routes, listener.authority());
        listener.serve(routes);
        Runtime.getRuntime().addShutdownHook(shutdownHook);
    }

    private void shutDownWithTheJvm() {
        try {
            shutDown();
        } catch (LinkageError e) {
            // A host such as Maven has closed the class loader already; what is left running, the next server ends.
            return;
        }
    }

    private void shutDown() {
        if (closed.compareAndSet(false, true)) {
            executor.close();
            actions.close();
            listener.close();
            lock.close();
        }
    }
}
