package org.flyte.client;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.common.RunIdentifier;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.WatchActionDetailsRequest;
import org.flyte.idl.workflow.WatchActionDetailsResponse;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.Deadline;
import org.flyte.wire.connect.Pause;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcError;
import org.flyte.wire.connect.RpcException;
import org.flyte.wire.connect.RunRpcs;
import org.flyte.wire.connect.ServerStream;
import org.flyte.wire.connect.StreamLimits;
import org.jspecify.annotations.Nullable;

/**
 * Watches a run until it is over and passes its log on.
 *
 * <p>The backend ends a watch well although the run goes on, and may never end one whose run never started. So only the
 * phase says that a run is over, a watch that ends is taken up again, and the caller's timeout bounds it all.
 */
public final class RunFollower {
    private static final String ROOT = "a0";
    private static final Set<RpcCode> MAY_PASS =
            Set.of(RpcCode.UNAVAILABLE, RpcCode.DEADLINE_EXCEEDED, RpcCode.CANCELED, RpcCode.INTERNAL);

    private final ConnectTransport transport;
    private final DataPlane dataPlane;
    private final FollowPauses pauses;

    public RunFollower(FlyteClient client) {
        this(client, FollowPauses.standard());
    }

    RunFollower(FlyteClient client, FollowPauses pauses) {
        this.transport = client.transport();
        this.dataPlane = client.dataPlane();
        this.pauses = pauses;
    }

    /**
     * Returns the root action once its phase is terminal and its log has been passed on.
     *
     * @throws RunTimeoutException when that takes longer than the timeout
     * @throws RpcException when the backend refuses or stays away, and CANCELED when the thread is interrupted
     */
    public ActionDetails follow(RunIdentifier run, RunListener listener, Duration timeout) {
        ActionIdentifier root =
                ActionIdentifier.newBuilder().setRun(run).setName(ROOT).build();
        OrderlyListener orderly = new OrderlyListener(listener);
        try (LogTails logs = new LogTails(dataPlane, root, orderly, pauses)) {
            Watch watch = new Watch(root, Deadline.in(timeout), timeout, orderly, logs);
            ActionDetails last = watch.toTheEnd();
            logs.finish(watch.deadline);
            return last;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            RpcError error = new RpcError(RpcCode.CANCELED, "interrupted");
            throw new RpcException(error, RunRpcs.WATCH_ACTION_DETAILS, transport.endpoint(), e);
        }
    }

    /** One following. */
    private final class Watch {
        private final ActionIdentifier root;
        private final Deadline deadline;
        private final Duration timeout;
        private final OrderlyListener listener;
        private final LogTails logs;
        private @Nullable ActionDetails last;
        private int failures;

        Watch(ActionIdentifier root, Deadline deadline, Duration timeout, OrderlyListener listener, LogTails logs) {
            this.root = root;
            this.deadline = deadline;
            this.timeout = timeout;
            this.listener = listener;
            this.logs = logs;
        }

        ActionDetails toTheEnd() throws InterruptedException {
            while (true) {
                Duration pause = pauses.resubscribe();
                try {
                    ActionDetails end = subscription();
                    if (end != null) {
                        return end;
                    }
                } catch (RpcException e) {
                    pause = afterFailure(e);
                }
                if (deadline.remaining().compareTo(pause) <= 0) {
                    Pause.of(deadline.remaining());
                    throw new RunTimeoutException(root.getRun(), timeout, last);
                }
                Pause.of(pause);
            }
        }

        /** Returns the run's end; null when the stream ended before. */
        private @Nullable ActionDetails subscription() {
            WatchActionDetailsRequest request =
                    WatchActionDetailsRequest.newBuilder().setActionId(root).build();
            StreamLimits limits = StreamLimits.within(deadline.remaining());
            try (ServerStream<WatchActionDetailsResponse> stream =
                    transport.stream(RunRpcs.WATCH_ACTION_DETAILS, request, limits)) {
                while (stream.hasNext()) {
                    ActionDetails details = stream.next().getDetails();
                    failures = 0;
                    logs.see(details);
                    listener.see(details);
                    last = details;
                    ActionPhase phase = details.getStatus().getPhase();
                    if (Phases.isTerminal(phase)) {
                        return details;
                    }
                }
                return null;
            }
        }

        private Duration afterFailure(RpcException e) {
            if (deadline.isOver()) {
                throw new RunTimeoutException(root.getRun(), timeout, last);
            }
            if (Thread.currentThread().isInterrupted() || !MAY_PASS.contains(e.code())) {
                throw e;
            }
            Duration pause = pauses.reconnect().pause(failures, ThreadLocalRandom.current());
            failures++;
            if (failures >= pauses.reconnect().attempts()) {
                throw e;
            }
            listener.note("the watch of the run was interrupted, taking it up again: " + e.rpcMessage());
            return pause;
        }
    }
}
