package org.flyte.maven.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.flyte.devserver.DevServer;
import org.flyte.devserver.DevServerOptions;

/**
 * The embedded backends of a Maven session, one a data directory. Maven has no end-of-session event for a plugin that is
 * not an extension, so they end with the JVM, or, in a daemon that outlives sessions, when the next session asks.
 */
final class EmbeddedBackends {
    private static final Map<Path, Running> RUNNING = new HashMap<>();

    private EmbeddedBackends() {}

    private record Running(String session, DevServer server) {}

    /**
     * @param session tells one Maven session from another
     * @throws IOException when the data directory cannot be used
     */
    static DevServer inSession(String session, DevServerOptions options) throws IOException {
        synchronized (RUNNING) {
            RUNNING.values().removeIf(running -> {
                boolean over = !running.session().equals(session);
                if (over) {
                    running.server().close();
                }
                return over;
            });
            Path key = options.dataDir().toAbsolutePath().normalize();
            Running running = RUNNING.get(key);
            if (running == null) {
                running = new Running(session, DevServer.start(options));
                RUNNING.put(key, running);
            }
            return running.server();
        }
    }
}
