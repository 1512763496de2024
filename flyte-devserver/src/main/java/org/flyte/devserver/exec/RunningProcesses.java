package org.flyte.devserver.exec;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.flyte.devserver.store.ActionKey;

/** The processes that run now, to be found by whoever wants to stop one. */
final class RunningProcesses {
    private final ConcurrentMap<ActionKey, RunningProcess> processes = new ConcurrentHashMap<>();
    private final Duration grace;

    RunningProcesses(Duration grace) {
        this.grace = grace;
    }

    Registration register(ActionKey action, RunningProcess process) {
        processes.put(action, process);
        return new Registration(action, process);
    }

    /** Ends the action's process, if there is one; returns when it has ended. */
    void stop(ActionKey action) throws InterruptedException {
        RunningProcess process = processes.get(action);
        if (process != null) {
            process.stop(grace);
        }
    }

    List<ActionKey> all() {
        return List.copyOf(processes.keySet());
    }

    /** Lasts as long as the process is to be found. */
    final class Registration implements AutoCloseable {
        private final ActionKey action;
        private final RunningProcess process;

        private Registration(ActionKey action, RunningProcess process) {
            this.action = action;
            this.process = process;
        }

        /** Ends the process at once when its action was ended before it could be found. */
        void stopIf(boolean over) throws InterruptedException {
            if (over) {
                process.stop(grace);
            }
        }

        @Override
        public void close() {
            processes.remove(action, process);
        }
    }
}
