package org.flyte.devserver;

import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.common.ProjectIdentifier;
import org.flyte.idl.common.RunIdentifier;
import org.flyte.idl.dataproxy.GetActionDataRequest;
import org.flyte.idl.dataproxy.GetActionDataResponse;
import org.flyte.idl.dataproxy.TailLogsRequest;
import org.flyte.idl.dataproxy.TailLogsResponse;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.workflow.AbortRunRequest;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.CreateRunRequest;
import org.flyte.idl.workflow.GetActionDetailsRequest;
import org.flyte.idl.workflow.WatchActionDetailsRequest;
import org.flyte.idl.workflow.WatchActionDetailsResponse;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.DataProxyRpcs;
import org.flyte.wire.connect.RetryPolicy;
import org.flyte.wire.connect.Rpc;
import org.flyte.wire.connect.RunRpcs;
import org.flyte.wire.connect.ServerStream;
import org.flyte.wire.connect.StreamLimits;

/** A running server and a client of it, from outside over HTTP. */
public final class Backend implements AutoCloseable {
    public static final String PROJECT = "flytesnacks";
    public static final String DOMAIN = "development";
    /** The hash of the image that every backend has: an empty one. */
    public static final String IMAGE = "embedded/test:e0";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Queue<String> warnings = new ConcurrentLinkedQueue<>();
    private final DevServer server;
    private final ConnectTransport transport;

    public Backend(Path dataDir) throws IOException {
        this(DevServerOptions.in(dataDir).withStopGrace(Duration.ofSeconds(2)));
    }

    public Backend(DevServerOptions options) throws IOException {
        server = DevServer.start(options.withWarnings(warnings::add));
        transport = ConnectTransport.to(server.endpoint())
                .retries(RetryPolicy.none())
                .build();
        Files.createDirectories(server.dataDir().resolve("images/e0/flyte"));
    }

    public DevServer server() {
        return server;
    }

    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    public <Q extends MessageLite, R extends MessageLite> R call(Rpc<Q, R> rpc, Q request) {
        return transport.unary(rpc, request, PATIENCE);
    }

    public <Q extends MessageLite, R extends MessageLite> ServerStream<R> stream(Rpc<Q, R> rpc, Q request) {
        return transport.stream(rpc, request, StreamLimits.within(PATIENCE));
    }

    public static ActionIdentifier root(String run) {
        return ActionIdentifier.newBuilder().setRun(run(run)).setName("a0").build();
    }

    public static RunIdentifier run(String name) {
        return RunIdentifier.newBuilder()
                .setProject(PROJECT)
                .setDomain(DOMAIN)
                .setName(name)
                .build();
    }

    /** Starts a run of this spec under a generated name and returns the name. */
    public String start(TaskSpec spec) {
        return start(spec, Inputs.getDefaultInstance());
    }

    public String start(TaskSpec spec, Inputs inputs) {
        return start(CreateRunRequest.newBuilder().setTaskSpec(spec).setInputs(inputs));
    }

    public String start(CreateRunRequest.Builder request) {
        if (!request.hasRunId()) {
            request.setProjectId(ProjectIdentifier.newBuilder().setName(PROJECT).setDomain(DOMAIN));
        }
        return call(RunRpcs.CREATE_RUN, request.build())
                .getRun()
                .getAction()
                .getId()
                .getRun()
                .getName();
    }

    /** Follows the run to its end. */
    public ActionDetails await(String run) {
        ActionDetails last = ActionDetails.getDefaultInstance();
        try (ServerStream<WatchActionDetailsResponse> updates = watch(run)) {
            while (updates.hasNext()) {
                last = updates.next().getDetails();
            }
        }
        return last;
    }

    public ServerStream<WatchActionDetailsResponse> watch(String run) {
        return stream(
                RunRpcs.WATCH_ACTION_DETAILS,
                WatchActionDetailsRequest.newBuilder().setActionId(root(run)).build());
    }

    public ActionDetails details(String run) {
        GetActionDetailsRequest request =
                GetActionDetailsRequest.newBuilder().setActionId(root(run)).build();
        return call(RunRpcs.GET_ACTION_DETAILS, request).getDetails();
    }

    public GetActionDataResponse data(String run) {
        return call(
                DataProxyRpcs.GET_ACTION_DATA,
                GetActionDataRequest.newBuilder().setActionId(root(run)).build());
    }

    public void abort(String run, String reason) {
        call(
                RunRpcs.ABORT_RUN,
                AbortRunRequest.newBuilder()
                        .setRunId(run(run))
                        .setReason(reason)
                        .build());
    }

    /** All lines of an attempt's log, to its end. */
    public List<String> log(String run, int attempt) {
        return log(root(run), attempt);
    }

    /** All lines of an attempt's log, to its end. */
    public List<String> log(ActionIdentifier action, int attempt) {
        List<String> lines = new ArrayList<>();
        try (ServerStream<TailLogsResponse> stream = tail(action, attempt)) {
            while (stream.hasNext()) {
                stream.next().getLogsList().forEach(log -> log.getLinesList()
                        .forEach(line -> lines.add(line.getMessage())));
            }
        }
        return lines;
    }

    public ServerStream<TailLogsResponse> tail(String run, int attempt) {
        return tail(root(run), attempt);
    }

    private ServerStream<TailLogsResponse> tail(ActionIdentifier action, int attempt) {
        return stream(
                DataProxyRpcs.TAIL_LOGS,
                TailLogsRequest.newBuilder()
                        .setActionId(action)
                        .setAttempt(attempt)
                        .build());
    }

    @Override
    public void close() {
        server.close();
    }
}
