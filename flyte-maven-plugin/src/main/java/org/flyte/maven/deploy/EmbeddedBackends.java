package org.flyte.maven.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flyte.devserver.DevServer;
import org.flyte.devserver.DevServerOptions;

/**
 * The embedded backends of a Maven session, one a data directory. In a daemon that outlives sessions, those of the session
 * before end when the next one asks.
 */
public final class EmbeddedBackends implements AutoCloseable {
    private final Map<Path, Running> running = new HashMap<>();
    private final Set<Path> forTests = new HashSet<>();

    private record Running(String session, DevServer server) {}

    /**
     * Starts a backend, or finds the one that the session has started for this directory.
     *
     * @param session tells one Maven session from another
     * @throws IOException when the data directory cannot be used
     */
    synchronized DevServer inSession(String session, DevServerOptions options) throws IOException {
        endOthers(session);
        Path key = key(options.dataDir());
        Running found = running.get(key);
        if (found == null) {
            found = new Running(session, DevServer.start(options));
            running.put(key, found);
        }
        return found.server();
    }

    /**
     * The same, for integration tests: until {@link #stop} every goal that uses this directory in this session uses this
     * backend, whatever else is configured.
     *
     * @throws IOException when the data directory cannot be used
     */
    public synchronized DevServer startForTests(String session, DevServerOptions options) throws IOException {
        DevServer server = inSession(session, options);
        forTests.add(key(options.dataDir()));
        return server;
    }

    /** The backend that was started for integration tests in this session and for this directory. */
    public synchronized Optional<DevServer> forTests(String session, Path dataDir) {
        Running found = running.get(key(dataDir));
        return found != null && found.session().equals(session) && forTests.contains(key(dataDir))
                ? Optional.of(found.server())
                : Optional.empty();
    }

    /** Ends the backend of this directory that was started for integration tests; false when there is none. */
    public synchronized boolean stop(String session, Path dataDir) {
        Optional<DevServer> server = forTests(session, dataDir);
        server.ifPresent(found -> {
            running.remove(key(dataDir));
            forTests.remove(key(dataDir));
            found.close();
        });
        return server.isPresent();
    }

    /** Ends them all. */
    @Override
    public synchronized void close() {
        running.values().forEach(each -> each.server().close());
        running.clear();
        forTests.clear();
    }

    private void endOthers(String session) {
        running.entrySet().removeIf(other -> {
            boolean over = !other.getValue().session().equals(session);
            if (over) {
                forTests.remove(other.getKey());
                other.getValue().server().close();
            }
            return over;
        });
    }

    private static Path key(Path dataDir) {
        return dataDir.toAbsolutePath().normalize();
    }
}
