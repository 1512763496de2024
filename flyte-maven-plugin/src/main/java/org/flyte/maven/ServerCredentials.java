package org.flyte.maven;

import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.flyte.client.config.AuthSettings;
import org.flyte.maven.image.ImageCode;
import org.flyte.maven.image.Login;
import org.flyte.maven.image.MavenServers;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/** Credentials of Maven's settings: a server's user name is a client's id, its password the client's secret. */
@Named
@Singleton
public final class ServerCredentials {
    private final MavenSettings settings;

    @Inject
    ServerCredentials(MavenSettings settings) {
        this.settings = settings;
    }

    /**
     * Those of a server.
     *
     * @return empty where there is no such server, or it lacks one of the two
     * @throws ProblemException where the password cannot be decrypted
     */
    Optional<AuthSettings> of(MavenSession session, String serverId) {
        return settings.servers(session).server(serverId).map(server -> {
            Login login = server.login().orElseThrow(() -> undecrypted(serverId));
            return AuthSettings.ofClient(
                    "server " + serverId + " of Maven's settings", login.username(), login.password());
        });
    }

    private static ProblemException undecrypted(String serverId) {
        return new ProblemException(new Problem(
                ImageCode.CREDENTIALS_UNREADABLE,
                "the password of the server %s in Maven's settings.xml cannot be decrypted".formatted(serverId),
                "settings.xml",
                MavenServers.ENCRYPT));
    }
}
