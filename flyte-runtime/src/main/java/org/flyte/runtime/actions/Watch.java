package org.flyte.runtime.actions;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.flyte.idl.actions.WatchForUpdatesResponse;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.common.RunIdentifier;
import org.flyte.idl.workflow.ActionUpdate;
import org.flyte.wire.connect.ActionsRpcs;
import org.flyte.wire.connect.Pause;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcError;
import org.flyte.wire.connect.RpcException;
import org.flyte.wire.connect.ServerStream;
import org.flyte.wire.connect.StreamLimits;
import org.jspecify.annotations.Nullable;

/**
 * Sees what happens to all children of one parent, over one stream at a time. Each stream begins with a snapshot of what
 * is there, so a broken one is opened again and nothing is lost; a silent one too, since the backend drops updates when it
 * has many, and sends nothing to show that it lives.
 */
final class Watch implements AutoCloseable {
    /** Who is told. */
    interface Listener {
        void updated(ActionUpdate update);

        /**
         * A snapshot is complete.
         *
         * @param asked when it was asked for, by {@link System#nanoTime()}
         * @return whether another one is wanted soon
         */
        boolean synced(Set<String> listed, long asked);

        /** The backend has shown nothing for so long that it counts as gone. */
        void gaveUp(int tries, RpcException last);
    }

    private final ActionsService service;
    private final ActionIdentifier parent;
    private final Patience patience;
    private final Threads threads;
    private final Listener listener;
    private volatile boolean closed;
    private volatile @Nullable ServerStream<WatchForUpdatesResponse> current;

    Watch(ActionsService service, ActionsSettings settings, Threads threads, Listener listener) {
        this.service = service;
        this.parent = settings.parent();
        this.patience = settings.patience();
        this.threads = threads;
        this.listener = listener;
    }

    /** Returns at once; watches until it is closed or gives up, and may be opened again after that. */
    void open() {
        threads.watching().execute(this::watch);
    }

    @Override
    public void close() {
        closed = true;
        ServerStream<?> stream = current;
        if (stream != null) {
            stream.close();
        }
    }

    private void watch() {
        int failures = 0;
        int refusals = 0;
        while (!closed) {
            Stream stream = new Stream();
            RpcException end = stream.follow();
            if (closed) {
                return;
            }
            if (stream.synced) {
                failures = 0;
                refusals = 0;
            } else {
                failures++;
                refusals = isRefusal(end) ? refusals + 1 : 0;
            }
            if (failures >= patience.watch().attempts() || refusals >= patience.refusals()) {
                listener.gaveUp(failures, end);
                return;
            }
            try {
                Pause.of(
                        failures == 0
                                ? patience.reconnect()
                                : patience.watch().pause(failures - 1, ThreadLocalRandom.current()));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static boolean isRefusal(RpcException end) {
        return switch (end.code()) {
            case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, CANCELED -> false;
            default -> true;
        };
    }

    /** One stream from its opening to its end. */
    private final class Stream {
        private final long asked = System.nanoTime();
        private final Set<String> listed = new HashSet<>();
        private volatile boolean synced;

        /** Returns how it ended. */
        RpcException follow() {
            try (ServerStream<WatchForUpdatesResponse> stream =
                    service.watch(new StreamLimits(patience.silence(), patience.watchAge()))) {
                current = stream;
                closeUnlessSynced(stream);
                while (!closed && stream.hasNext()) {
                    read(stream.next(), stream);
                }
                return ended(synced ? "the watch is over" : "no snapshot came, " + listed.size() + " updates did");
            } catch (RpcException e) {
                return e;
            } catch (RuntimeException | Error e) {
                // All children wait for this thread, so not even a want of memory may end it.
                synced = false;
                return ended("what the watch sent could not be taken in: " + e);
            } finally {
                current = null;
            }
        }

        private void read(WatchForUpdatesResponse message, ServerStream<?> stream) {
            if (message.hasActionUpdate()) {
                ActionUpdate update = message.getActionUpdate();
                if (isChild(update.getActionId())) {
                    listed.add(update.getActionId().getName());
                    listener.updated(update);
                }
            } else if (message.getControlMessage().getSentinel() && !synced) {
                synced = true;
                if (listener.synced(listed, asked)) {
                    threads.later(patience.missing(), Runnable::run, stream::close);
                }
            }
        }

        private void closeUnlessSynced(ServerStream<?> stream) {
            threads.later(patience.snapshot(), Runnable::run, () -> {
                if (!synced) {
                    stream.close();
                }
            });
        }

        private RpcException ended(String how) {
            RpcError error = new RpcError(RpcCode.UNAVAILABLE, how);
            return new RpcException(error, ActionsRpcs.WATCH_FOR_UPDATES, service.endpoint(), null);
        }
    }

    /** The backend's subscriptions do not tell projects apart, and its snapshots hold the parent. */
    private boolean isChild(ActionIdentifier action) {
        RunIdentifier run = action.getRun();
        RunIdentifier own = parent.getRun();
        boolean sameOrg =
                run.getOrg().isEmpty() || own.getOrg().isEmpty() || run.getOrg().equals(own.getOrg());
        return sameOrg
                && run.getProject().equals(own.getProject())
                && run.getDomain().equals(own.getDomain())
                && run.getName().equals(own.getName())
                && !action.getName().isEmpty()
                && !action.getName().equals(parent.getName());
    }
}
