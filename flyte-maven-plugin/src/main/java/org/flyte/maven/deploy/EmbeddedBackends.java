package org.flyte.maven.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.flyte.devserver.DevServer;
import org.flyte.devserver.DevServerOptions;

/**
 * The embedded backends of a Maven session, one a data directory. In a daemon that outlives sessions, those of the session
 * before end when the next one asks.
 */
public final class EmbeddedBackends implements AutoCloseable {
    private final Map<Path, Running> running = new HashMap<>();

    private record Running(String session, DevServer server) {}

    /**
     * Starts a backend, or finds the one that the session has started for this directory.
     *
     * @param session tells one Maven session from another
     * @throws IOException when the data directory cannot be used
     */
    synchronized DevServer inSession(String session, DevServerOptions options) throws IOException {
        running.values().removeIf(other -> {
            boolean over = !other.session().equals(session);
            if (over) {
                other.server().close();
            }
            return over;
        });
        Path key = options.dataDir().toAbsolutePath().normalize();
        Running found = running.get(key);
        if (found == null) {
            found = new Running(session, DevServer.start(options));
            running.put(key, found);
        }
        return found.server();
    }

    /** Ends them all. */
    @Override
    public synchronized void close() {
        running.values().forEach(each -> each.server().close());
        running.clear();
    }
}
