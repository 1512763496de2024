package org.flyte.maven;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.codehaus.plexus.personality.plexus.lifecycle.phase.Disposable;
import org.flyte.maven.deploy.EmbeddedBackends;

/**
 * Ends the embedded backends with Maven. A hook of the JVM alone would come too late: by then Maven has closed the class loader
 * that it needs.
 */
@Named
@Singleton
public final class SessionBackends implements Disposable {
    private final EmbeddedBackends backends = new EmbeddedBackends();

    @Inject
    SessionBackends() {}

    EmbeddedBackends backends() {
        return backends;
    }

    @Override
    public void dispose() {
        backends.close();
    }
}
