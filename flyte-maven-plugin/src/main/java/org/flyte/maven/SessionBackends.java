package org.flyte.maven;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.codehaus.plexus.personality.plexus.lifecycle.phase.Disposable;
import org.flyte.maven.deploy.EmbeddedBackends;
import org.flyte.maven.deploy.RemoteBackends;

/**
 * Ends the embedded backends with Maven. A hook of the JVM alone would come too late: by then Maven has closed the class loader
 * that it needs.
 */
@Named
@Singleton
public final class SessionBackends implements Disposable {
    private final EmbeddedBackends backends = new EmbeddedBackends();
    private final ServerCredentials servers;
    private final MavenSettings settings;

    @Inject
    SessionBackends(ServerCredentials servers, MavenSettings settings) {
        this.servers = servers;
        this.settings = settings;
    }

    /** What Maven's settings say of registries. */
    MavenSettings settings() {
        return settings;
    }

    EmbeddedBackends backends() {
        return backends;
    }

    /** Connects to all others. */
    RemoteBackends remote(MavenSession session) {
        return new RemoteBackends(System.getenv(), id -> servers.of(session, id));
    }

    @Override
    public void dispose() {
        backends.close();
    }
}
