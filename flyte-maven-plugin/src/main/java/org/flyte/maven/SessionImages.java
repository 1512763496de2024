package org.flyte.maven;

import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;
import org.flyte.maven.image.BaseDigests;
import org.flyte.maven.image.ImageContext;
import org.flyte.maven.image.NativeLibraries;
import org.flyte.maven.image.RegistryOptions;
import org.flyte.maven.image.dockerfile.DockerfileBuilder;
import org.flyte.maven.report.Console;

/** What the images of all modules of a session share: what the bases' tags stand for, and the engine that builds Dockerfiles. */
record SessionImages(BaseDigests bases, DockerfileBuilder dockerfiles) {
    /**
     * Those of this session.
     *
     * @param console takes what the engine says, when this module is the first
     */
    static SessionImages of(MavenSession session, Console console) {
        SessionData data = session.getRepositorySession().getData();
        // Modules may run the plugin in class realms of their own, each of which has its own class.
        synchronized (data) {
            if (data.get(SessionImages.class) instanceof SessionImages known) {
                return known;
            }
            SessionImages made =
                    new SessionImages(new BaseDigests(), new DockerfileBuilder(console::info, console::debug));
            data.set(SessionImages.class, made);
            return made;
        }
    }

    ImageContext context(RegistryOptions options, NativeLibraries libraries, Console console) {
        return new ImageContext(options, Optional.of(libraries), bases, dockerfiles, console::debug);
    }
}
