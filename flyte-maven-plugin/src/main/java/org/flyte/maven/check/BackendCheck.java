package org.flyte.maven.check;

import java.time.Duration;
import java.util.List;
import org.flyte.client.config.AuthSettings;
import org.flyte.client.config.ConnectionSettings;
import org.flyte.client.config.FlyteConfigException;
import org.flyte.maven.config.Target;
import org.flyte.maven.deploy.Backend;
import org.flyte.maven.deploy.BackendProblems;
import org.flyte.maven.deploy.RemoteBackends;
import org.flyte.maven.problem.ProblemException;
import org.flyte.wire.connect.RpcException;

/** The backend, and what it is told about who calls. */
record BackendCheck(RemoteBackends backends, boolean offline) {
    private static final String CREDENTIALS = "credentials";
    private static final String BACKEND = "backend";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    List<Finding> find(Target target) {
        if (target.embedded() || target.connection() == null) {
            String why = target.embedded()
                    ? "embedded: the backend inside this plugin"
                    : "nobody said where Flyte is; flyte:run uses the backend inside this plugin";
            return List.of(
                    Finding.notNeeded(CREDENTIALS, "there is no backend to show them to"),
                    Finding.notNeeded(BACKEND, why));
        }
        try {
            ConnectionSettings settings = backends.settings(target);
            return List.of(credentials(settings), offline ? notAsked() : backend(target));
        } catch (ProblemException e) {
            return List.of(Finding.failed(CREDENTIALS, e), Finding.notNeeded(BACKEND, "not asked without credentials"));
        }
    }

    private static Finding credentials(ConnectionSettings settings) {
        AuthSettings auth = settings.auth();
        if (settings.address().uri().getScheme().equals("http")) {
            return Finding.notNeeded(CREDENTIALS, "none are sent over plain HTTP");
        }
        return switch (auth.type()) {
            case CLIENT_SECRET -> client(auth);
            case EXTERNAL_COMMAND ->
                auth.command().isEmpty()
                        ? Finding.failed(
                                CREDENTIALS,
                                "authType is ExternalCommand, and there is no command",
                                "set admin.command in Flyte's configuration file, or FLYTE_AUTH_COMMAND")
                        : Finding.ok(CREDENTIALS, "what " + auth.command().get(0) + " prints, if the backend asks");
            case PKCE, DEVICE_FLOW, PASSTHROUGH ->
                Finding.notNeeded(CREDENTIALS, "none are configured; the backend may ask for some");
        };
    }

    private static Finding client(AuthSettings auth) {
        String fix = "set both admin.clientId and the client's secret, or FLYTE_API_KEY, or <serverId>";
        if (auth.clientId() == null || auth.clientSecret() == null) {
            return Finding.failed(CREDENTIALS, "a client's id or secret is missing", fix);
        }
        try {
            auth.clientSecret().reveal();
            return Finding.ok(CREDENTIALS, "client " + auth.clientId() + " by " + auth.source());
        } catch (FlyteConfigException e) {
            return Finding.failed(CREDENTIALS, e.what(), e.fix());
        }
    }

    private static Finding notAsked() {
        return Finding.notNeeded(BACKEND, "Maven runs offline");
    }

    private Finding backend(Target target) {
        try {
            Backend backend = backends.connect(target);
            Backend patient =
                    new Backend(backend.endpoint(), backend.client().within(PATIENCE), backend.embeddedData());
            BackendProblems.checkPlace(patient, target);
            return Finding.ok(
                    BACKEND,
                    backend.address() + " answers, with project " + target.project() + " and domain "
                            + target.domain());
        } catch (RpcException e) {
            return Finding.failed(BACKEND, BackendProblems.of(e));
        } catch (ProblemException e) {
            return Finding.failed(BACKEND, e);
        }
    }
}
