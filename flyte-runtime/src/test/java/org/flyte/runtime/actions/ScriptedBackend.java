package org.flyte.runtime.actions;

import com.google.protobuf.MessageLite;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flyte.idl.actions.AbortRequest;
import org.flyte.idl.actions.AbortResponse;
import org.flyte.idl.actions.EnqueueRequest;
import org.flyte.idl.actions.EnqueueResponse;
import org.flyte.idl.actions.WatchForUpdatesResponse;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.common.RunIdentifier;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.ActionUpdate;
import org.flyte.idl.workflow.ControlMessage;
import org.flyte.idl.workflow.GetActionDataURIsRequest;
import org.flyte.idl.workflow.GetActionDataURIsResponse;
import org.flyte.idl.workflow.GetActionDetailsRequest;
import org.flyte.idl.workflow.GetActionDetailsResponse;
import org.flyte.wire.connect.ConnectProtocol;
import org.flyte.wire.connect.EndOfStream;
import org.flyte.wire.connect.Envelope;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcError;

/** A backend over real HTTP that keeps actions as the open-source one does, and errs where a test says so. */
final class ScriptedBackend implements AutoCloseable {
    static final RunIdentifier RUN = RunIdentifier.newBuilder()
            .setOrg("local")
            .setProject("proj")
            .setDomain("dev")
            .setName("run1")
            .build();
    static final ActionIdentifier PARENT =
            ActionIdentifier.newBuilder().setRun(RUN).setName("a0").build();
    private static final byte[] CUT = {};

    final List<EnqueueRequest> enqueued = new CopyOnWriteArrayList<>();
    final List<AbortRequest> aborted = new CopyOnWriteArrayList<>();
    final List<Headers> headers = new CopyOnWriteArrayList<>();
    final AtomicInteger watches = new AtomicInteger();
    final Map<String, ActionDetails> details = new ConcurrentHashMap<>();

    /** Says what an Enqueue is answered; null takes the action in. */
    volatile Function<EnqueueRequest, RpcError> enqueue = request -> null;
    /** Runs after an action was taken in. */
    volatile Consumer<String> started = name -> {};

    volatile Function<AbortRequest, RpcError> abort = request -> null;
    /** Says how the n-th watch, counted from 1, fails; null is not at all. */
    volatile Function<Integer, RpcError> watch = number -> null;

    volatile boolean sentinel = true;
    volatile boolean live = true;
    volatile Duration streamLife = Duration.ofHours(1);

    final Path base;
    private final Map<String, ActionUpdate> actions = new LinkedHashMap<>();
    private final List<BlockingQueue<byte[]>> streams = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int port;
    private HttpServer server;

    ScriptedBackend(Path base) throws IOException {
        this.base = base;
        this.server = listen(0);
        this.port = server.getAddress().getPort();
    }

    private HttpServer listen(int port) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        http.setExecutor(threads);
        String service = "/flyteidl2.actions.ActionsService/";
        http.createContext(service + "Enqueue", this::enqueue);
        http.createContext(service + "Abort", this::abort);
        http.createContext(service + "WatchForUpdates", this::watch);
        http.createContext("/flyteidl2.workflow.RunService/GetActionDetails", this::details);
        http.createContext("/flyteidl2.workflow.RunService/GetActionDataURIs", this::uris);
        http.start();
        return http;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Nobody answers any more, and all streams break. */
    void goDown() {
        server.stop(0);
        cut();
    }

    void comeBack() throws IOException {
        server = listen(port);
    }

    /** Breaks all streams off. */
    void cut() {
        streams.forEach(stream -> stream.add(CUT));
    }

    List<String> enqueuedNames() {
        return enqueued.stream()
                .map(request -> request.getAction().getActionId().getName())
                .toList();
    }

    static ActionIdentifier id(String name) {
        return ActionIdentifier.newBuilder().setRun(RUN).setName(name).build();
    }

    static ActionUpdate.Builder action(String name, ActionPhase phase) {
        return ActionUpdate.newBuilder().setActionId(id(name)).setPhase(phase);
    }

    /** Changes an action and tells it to those who watch. */
    void update(ActionUpdate update) {
        synchronized (actions) {
            actions.put(update.getActionId().getName(), update);
            if (live) {
                send(update);
            }
        }
    }

    /** Tells an update that is none of an action that is kept. */
    void send(ActionUpdate update) {
        byte[] bytes = message(update);
        streams.forEach(stream -> stream.add(bytes));
    }

    void forget(String name) {
        synchronized (actions) {
            actions.remove(name);
        }
    }

    String folder(String name) {
        return base.resolve("out").resolve(name).toUri().toString().replaceFirst("^file:/+", "file:///");
    }

    void write(String name, String file, byte[] content) {
        try {
            Path folder = Files.createDirectories(base.resolve("out").resolve(name));
            Files.write(folder.resolve(file), content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes outputs, the action's name, and says that the action succeeded. */
    void succeed(String name) {
        write(name, "outputs.pb", name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        update(action(name, ActionPhase.ACTION_PHASE_SUCCEEDED)
                .setOutputUri(folder(name))
                .build());
    }

    private void enqueue(HttpExchange exchange) throws IOException {
        EnqueueRequest request =
                EnqueueRequest.parseFrom(exchange.getRequestBody().readAllBytes());
        headers.add(exchange.getRequestHeaders());
        enqueued.add(request);
        RpcError error = enqueue.apply(request);
        if (error != null) {
            fail(exchange, error);
            return;
        }
        String name = request.getAction().getActionId().getName();
        boolean exists;
        synchronized (actions) {
            exists = actions.containsKey(name);
        }
        if (exists) {
            fail(exchange, new RpcError(RpcCode.INTERNAL, "taskactions \"run1-" + name + "\" already exists"));
            return;
        }
        update(action(name, ActionPhase.ACTION_PHASE_QUEUED).build());
        answer(exchange, EnqueueResponse.getDefaultInstance());
        started.accept(name);
    }

    private void abort(HttpExchange exchange) throws IOException {
        AbortRequest request = AbortRequest.parseFrom(exchange.getRequestBody().readAllBytes());
        aborted.add(request);
        RpcError error = abort.apply(request);
        if (error != null) {
            fail(exchange, error);
            return;
        }
        answer(exchange, AbortResponse.getDefaultInstance());
    }

    private void watch(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        RpcError error = watch.apply(watches.incrementAndGet());
        if (error != null) {
            fail(exchange, error);
            return;
        }
        BlockingQueue<byte[]> stream = new LinkedBlockingQueue<>();
        synchronized (actions) {
            stream.add(message(
                    action(PARENT.getName(), ActionPhase.ACTION_PHASE_RUNNING).build()));
            actions.values().forEach(update -> stream.add(message(update)));
            if (sentinel) {
                stream.add(envelope(WatchForUpdatesResponse.newBuilder()
                        .setControlMessage(ControlMessage.newBuilder().setSentinel(true))
                        .build()));
            }
            streams.add(stream);
        }
        exchange.getResponseHeaders().set("Content-Type", ConnectProtocol.STREAM_PROTO);
        exchange.sendResponseHeaders(200, 0);
        long end = System.nanoTime() + streamLife.toNanos();
        try {
            byte[] next = stream.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            while (next != null && next != CUT) {
                exchange.getResponseBody().write(next);
                exchange.getResponseBody().flush();
                next = stream.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            streams.remove(stream);
            exchange.close();
        }
    }

    private void details(HttpExchange exchange) throws IOException {
        GetActionDetailsRequest request =
                GetActionDetailsRequest.parseFrom(exchange.getRequestBody().readAllBytes());
        ActionDetails found = details.get(request.getActionId().getName());
        if (found == null) {
            fail(exchange, new RpcError(RpcCode.NOT_FOUND, "action not found"));
            return;
        }
        answer(exchange, GetActionDetailsResponse.newBuilder().setDetails(found).build());
    }

    private void uris(HttpExchange exchange) throws IOException {
        GetActionDataURIsRequest request =
                GetActionDataURIsRequest.parseFrom(exchange.getRequestBody().readAllBytes());
        answer(
                exchange,
                GetActionDataURIsResponse.newBuilder()
                        .setOutputsUri(folder(request.getActionId().getName()) + "/outputs.pb")
                        .build());
    }

    private static byte[] message(ActionUpdate update) {
        return envelope(
                WatchForUpdatesResponse.newBuilder().setActionUpdate(update).build());
    }

    private static byte[] envelope(WatchForUpdatesResponse response) {
        return Envelope.of(response).toBytes();
    }

    private static void answer(HttpExchange exchange, MessageLite message) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", ConnectProtocol.UNARY_PROTO);
        byte[] body = message.toByteArray();
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void fail(HttpExchange exchange, RpcError error) throws IOException {
        boolean stream =
                ConnectProtocol.STREAM_PROTO.equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        byte[] body = stream ? EndOfStream.failed(error).toEnvelope().toBytes() : error.toJson();
        exchange.getResponseHeaders()
                .set("Content-Type", stream ? ConnectProtocol.STREAM_PROTO : ConnectProtocol.UNARY_JSON);
        exchange.sendResponseHeaders(stream ? 200 : error.code().httpStatus(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
