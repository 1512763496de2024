package org.flyte.maven.deploy;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.flyte.client.config.AuthSettings;
import org.flyte.client.config.ConnectionSettings;
import org.flyte.client.config.FlyteConfigException;
import org.flyte.client.connect.Connector;
import org.flyte.maven.config.Target;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/**
 * Connects to the backends that users give the address of.
 *
 * @param environment the process's environment variables
 * @param servers credentials by the id of a server in Maven's settings
 */
public record RemoteBackends(Map<String, String> environment, Function<String, Optional<AuthSettings>> servers) {
    /** Where Maven's settings have no servers. */
    public static RemoteBackends in(Map<String, String> environment) {
        return new RemoteBackends(environment, id -> Optional.empty());
    }

    /**
     * Connects, without a call.
     *
     * @throws ProblemException when what the settings name for the connection cannot be used
     */
    public Backend connect(Target target) {
        ConnectionSettings settings = settings(target);
        try {
            return new Backend(settings.address(), new Connector(environment).connect(settings), null);
        } catch (FlyteConfigException e) {
            throw new ProblemException(new Problem(DeployCode.BAD_CONNECTION, e.what(), e.where(), e.fix()), e);
        }
    }

    /**
     * What the connection is made with; the server of Maven's settings, if one is named, has the credentials.
     *
     * @throws ProblemException when there is no such server
     */
    public ConnectionSettings settings(Target target) {
        ConnectionSettings connection = target.connection();
        if (connection == null) {
            throw new IllegalStateException("a target that is neither embedded nor has an endpoint is refused before");
        }
        String server = target.serverId();
        return server == null ? connection : connection.withAuth(credentials(server));
    }

    private AuthSettings credentials(String server) {
        return servers.apply(server)
                .orElseThrow(() -> new ProblemException(new Problem(
                        DeployCode.UNKNOWN_SERVER,
                        "Maven's settings have no server " + server + " with a user name and a password",
                        "<serverId>",
                        "add <server> with that <id>, the client's id as <username> and its secret as <password> to"
                                + " settings.xml")));
    }
}
