package org.flyte.maven;

import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.flyte.client.config.AuthSettings;
import org.flyte.client.config.Secret;

/** Credentials of Maven's settings: a server's user name is a client's id, its password the client's secret. */
@Named
@Singleton
public final class ServerCredentials {
    private final SettingsDecrypter decrypter;

    @Inject
    ServerCredentials(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /** Those of a server; empty where there is no such server, or it lacks one of the two. */
    Optional<AuthSettings> of(MavenSession session, String serverId) {
        return Optional.ofNullable(session.getSettings().getServer(serverId))
                .map(this::decrypted)
                .filter(server -> server.getUsername() != null && server.getPassword() != null)
                .map(server -> AuthSettings.ofClient(
                        "server " + serverId + " of Maven's settings",
                        server.getUsername(),
                        Secret.of(server.getPassword())));
    }

    private Server decrypted(Server server) {
        return decrypter.decrypt(new DefaultSettingsDecryptionRequest(server)).getServer();
    }
}
