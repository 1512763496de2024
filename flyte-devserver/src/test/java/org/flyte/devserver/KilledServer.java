package org.flyte.devserver;

import java.nio.file.Path;
import org.flyte.idl.dataproxy.TailLogsResponse;
import org.flyte.wire.connect.ServerStream;

/** A server in a process of its own, which starts a task, tells its run and its process, and waits to be killed. */
final class KilledServer {
    private KilledServer() {}

    public static void main(String[] args) throws Exception {
        try (Backend backend = new Backend(Path.of(args[0]))) {
            String run = backend.start(
                    Shell.files("sleeps", "echo $$; sleep 600 & wait").build());
            try (var updates = backend.watch(run)) {
                boolean running = false;
                while (!running) {
                    running = updates.next().getDetails().getAttemptsList().stream()
                            .anyMatch(attempt -> attempt.getLogsAvailable());
                }
            }
            try (ServerStream<TailLogsResponse> tail = backend.tail(run, 1)) {
                System.out.println(
                        run + "\n" + tail.next().getLogs(0).getLines(0).getMessage());
            }
            System.in.read();
        }
    }
}
