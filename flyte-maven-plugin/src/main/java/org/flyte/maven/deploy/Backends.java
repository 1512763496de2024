package org.flyte.maven.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.flyte.client.Endpoint;
import org.flyte.client.FlyteClient;
import org.flyte.devserver.DevRegistration;
import org.flyte.devserver.DevServer;
import org.flyte.devserver.DevServerOptions;
import org.flyte.maven.config.Target;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.Console;
import org.flyte.wire.connect.ConnectTransport;

/**
 * Connects to the backend that the configuration names.
 *
 * @param embedded those that this Maven has started
 * @param session tells one Maven session from another: an embedded backend lives as long
 * @param registration where a running {@code flyte:dev} says that it runs
 * @param ownData data directory of a backend that has to be started
 * @param remote connects to any other
 */
public record Backends(
        EmbeddedBackends embedded,
        String session,
        Path registration,
        Path ownData,
        RemoteBackends remote,
        Console console) {
    /**
     * Connects, without a call: the first one shows whether anything answers.
     *
     * @throws ProblemException when the embedded backend cannot be started, or what the settings name for the connection
     *     cannot be used
     */
    public Backend connect(Target target) {
        if (target.embedded()) {
            return embedded.forTests(session, ownData)
                    .map(server -> own(server, target))
                    .orElseGet(() -> joinOrStart(target));
        }
        return remote.connect(target);
    }

    private Backend joinOrStart(Target target) {
        try {
            Optional<DevRegistration> running =
                    DevRegistration.read(registration).filter(DevRegistration::isLive);
            if (running.isPresent()) {
                console.debug("joining flyte:dev at " + running.get().endpoint());
                return backend(
                        "http://" + running.get().endpoint(), running.get().dataDir());
            }
            return own(embedded.inSession(session, DevServerOptions.in(ownData).withWarnings(console::warn)), target);
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            DeployCode.EMBEDDED_FAILED,
                            "the embedded backend could not be started: " + e.getMessage(),
                            ownData.toString(),
                            "make the folder writable, and let only one build at a time use it"),
                    e);
        }
    }

    /** A backend of this session has whatever project the configuration names. */
    private Backend own(DevServer server, Target target) {
        console.debug("embedded backend at " + server.endpoint() + ", data in " + server.dataDir());
        server.addProject(target.project());
        return backend(server.endpoint().toString(), server.dataDir());
    }

    private static Backend backend(String address, Path data) {
        Endpoint endpoint = Endpoint.parse(address, true);
        return new Backend(
                endpoint, new FlyteClient(ConnectTransport.to(endpoint.uri()).build()), data);
    }
}
