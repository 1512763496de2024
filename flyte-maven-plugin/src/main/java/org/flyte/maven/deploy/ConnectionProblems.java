package org.flyte.maven.deploy;

import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.flyte.client.auth.AuthException;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.wire.connect.RpcException;

/** What kept a call from a backend, where that is not the backend's own answer. */
final class ConnectionProblems {
    private ConnectionProblems() {}

    /** The user error of credentials or TLS behind a call that failed. */
    static Optional<ProblemException> behind(RpcException failure) {
        String address = failure.endpoint().toString();
        return find(failure, AuthException.class)
                .map(auth -> new Problem(code(auth.kind()), auth.what(), address, auth.fix()))
                .or(() -> find(failure, SSLException.class).map(tls -> tls(failure, tls, address)))
                .map(problem -> new ProblemException(problem, failure));
    }

    private static DeployCode code(AuthException.Kind kind) {
        return switch (kind) {
            case LOGIN_NEEDED -> DeployCode.LOGIN_NEEDED;
            case INCOMPLETE -> DeployCode.INCOMPLETE_CREDENTIALS;
            case NO_TOKEN -> DeployCode.NO_TOKEN;
            case COMMAND_FAILED -> DeployCode.TOKEN_COMMAND;
        };
    }

    private static Problem tls(RpcException failure, SSLException tls, String address) {
        boolean certificate = tls instanceof SSLPeerUnverifiedException
                || find(failure, CertificateException.class).isPresent();
        return certificate
                ? new Problem(
                        DeployCode.UNTRUSTED_CERTIFICATE,
                        "the backend's TLS certificate is not trusted: " + tls.getMessage(),
                        address,
                        "name the PEM file of its authority with <caCertFile> or -Dflyte.caCertFile")
                : new Problem(
                        DeployCode.NO_TLS,
                        "the endpoint does not speak TLS: " + tls.getMessage(),
                        address,
                        "if it speaks plain HTTP, set <insecure> or -Dflyte.insecure=true");
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }
}
