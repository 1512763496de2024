package org.flyte.client;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.flyte.idl.cluster.SelectClusterRequest.Operation;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.dataproxy.TailLogsRequest;
import org.flyte.idl.dataproxy.TailLogsResponse;
import org.flyte.idl.logs.dataplane.LogLine;
import org.flyte.wire.connect.DataProxyRpcs;
import org.flyte.wire.connect.Pause;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcException;
import org.flyte.wire.connect.ServerStream;
import org.flyte.wire.connect.StreamLimits;
import org.jspecify.annotations.Nullable;

/**
 * The log of one attempt.
 *
 * <p>It is not found before the pod has started, its stream may break, and it ends while the attempt goes on when the
 * backend relaunches a pod. So it is read again, each time from its beginning, until a pass that began after the
 * attempt's end has come to the log's end.
 */
final class LogTail {
    private static final Set<RpcCode> MAY_PASS =
            Set.of(RpcCode.UNAVAILABLE, RpcCode.DEADLINE_EXCEEDED, RpcCode.CANCELED, RpcCode.INTERNAL);
    /** How many looks for a log that is not there are worth it after the attempt's end. */
    private static final int LATE_LOOKS = 2;

    private static final Duration NEVER = Duration.ofNanos(-1);

    private final DataPlane dataPlane;
    private final TailLogsRequest request;
    private final OrderlyListener listener;
    private final FollowPauses pauses;
    private final Thread thread;
    private final CountDownLatch attemptOver = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final SeenLines seen = new SeenLines();
    private volatile long lastSign = System.nanoTime();
    private volatile boolean stopped;
    private volatile @Nullable ServerStream<TailLogsResponse> current;
    private boolean cameToAnEnd;
    private int failures;
    private int lateLooks;

    LogTail(DataPlane dataPlane, ActionIdentifier action, int attempt, OrderlyListener listener, FollowPauses pauses) {
        this.dataPlane = dataPlane;
        this.request = TailLogsRequest.newBuilder()
                .setActionId(action)
                .setAttempt(attempt)
                .build();
        this.listener = listener;
        this.pauses = pauses;
        this.thread = new Thread(this::read, "flyte-logs-" + attempt);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void attemptIsOver() {
        if (attemptOver.getCount() > 0) {
            lastSign = System.nanoTime();
            attemptOver.countDown();
        }
    }

    /** What is left of the given time since the attempt's end or its last line; zero when it has passed. */
    Duration untilSilent(Duration patience) {
        Duration left = patience.minusNanos(System.nanoTime() - lastSign);
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean awaitEnd(Duration patience) throws InterruptedException {
        return ended.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    void stop() {
        stopped = true;
        ServerStream<TailLogsResponse> stream = current;
        if (stream != null) {
            stream.close();
        }
        thread.interrupt();
    }

    private void read() {
        try {
            Duration pause = pass();
            while (!pause.isNegative() && !stopped) {
                boolean over = attemptOver.getCount() == 0;
                if (over) {
                    Pause.of(pause);
                } else {
                    attemptOver.await(pause.toNanos(), TimeUnit.NANOSECONDS);
                }
                pause = pass();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /** Reads the log once; returns the pause before it is to be read again, negative when it is not. */
    private Duration pass() {
        boolean over = attemptOver.getCount() == 0;
        seen.beginAgain();
        try (ServerStream<TailLogsResponse> stream =
                dataPlane.ofAction(Operation.OPERATION_TAIL_LOGS, request.getActionId()).stream(
                        DataProxyRpcs.TAIL_LOGS, request, StreamLimits.standard())) {
            current = stream;
            while (stream.hasNext()) {
                stream.next().getLogsList().forEach(logs -> logs.getLinesList().forEach(this::line));
                failures = 0;
            }
            cameToAnEnd = true;
            return over ? NEVER : pauses.logs();
        } catch (RpcException e) {
            return afterFailure(e, over);
        } finally {
            current = null;
        }
    }

    private void line(LogLine line) {
        lastSign = System.nanoTime();
        if (seen.isNew(line) && !stopped) {
            listener.log(request.getAttempt(), line);
        }
    }

    private Duration afterFailure(RpcException e, boolean over) {
        if (stopped) {
            return NEVER;
        }
        if (e.code() == RpcCode.NOT_FOUND) {
            boolean gone = over && (cameToAnEnd || ++lateLooks > LATE_LOOKS);
            return gone ? NEVER : pauses.logs();
        }
        if (!MAY_PASS.contains(e.code())) {
            listener.note("the log of attempt " + request.getAttempt() + " cannot be read: " + e.rpcMessage());
            return NEVER;
        }
        Duration pause = pauses.reconnect().pause(failures, ThreadLocalRandom.current());
        failures++;
        if (failures >= pauses.reconnect().attempts()) {
            listener.note("the log of attempt " + request.getAttempt() + " was lost: " + e.rpcMessage());
            return NEVER;
        }
        return pause;
    }
}
