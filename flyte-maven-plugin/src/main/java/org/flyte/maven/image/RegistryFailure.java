package org.flyte.maven.image;

import com.google.cloud.tools.jib.http.ResponseException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.FileSystemException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/**
 * Says what went wrong between the plugin and a registry.
 *
 * @param address the image that was asked for
 * @param credentials what was tried
 * @param push whether it was pushed to, rather than read
 */
record RegistryFailure(ImageAddress address, RegistryCredentials credentials, boolean push) {
    /** The failure as a user error; one that is a user error already is kept. */
    ProblemException said(Exception failure) {
        Optional<ProblemException> already = find(failure, ProblemException.class);
        if (already.isPresent()) {
            return already.get();
        }
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new ProblemException(
                    problem(ImageCode.INTERRUPTED, "the build was stopped at %s", "run the build again"), failure);
        }
        Problem problem = problem(failure);
        Problem said = new Problem(
                problem.code(), credentials.conceal(problem.what() + spent(failure)), problem.where(), problem.fix());
        return tells(failure) ? new ProblemException(said) : new ProblemException(said, failure);
    }

    /** Whether a stack trace would print the secret: jib has it in a message of its own. */
    private boolean tells(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String message = String.valueOf(each.getMessage());
            if (!credentials.conceal(message).equals(message)) {
                return true;
            }
        }
        return false;
    }

    private static String spent(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .flatMap(each -> Arrays.stream(each.getSuppressed()))
                .filter(Retries.Spent.class::isInstance)
                .findFirst()
                .map(spent -> " (%s)".formatted(spent.getMessage()))
                .orElse("");
    }

    private Problem problem(Exception failure) {
        if (failure instanceof ExecutionException && failure.getCause() instanceof Exception cause) {
            return problem(cause);
        }
        if (find(failure, DigestMismatchException.class).isPresent()
                || named(failure, "UnexpectedBlobDigestException")) {
            return problem(
                    ImageCode.DIGEST_MISMATCH,
                    "%s is not what its digest says: " + deepest(failure).getMessage(),
                    "try again, and have the registry or the proxy in between mended if it stays");
        }
        if (find(failure, SSLException.class).isPresent()) {
            return tls(failure);
        }
        Optional<ResponseException> answer = find(failure, ResponseException.class);
        if (answer.isPresent()) {
            return refused(answer.get().getStatusCode(), reason(failure));
        }
        Optional<FileSystemException> file = find(failure, FileSystemException.class);
        if (file.isPresent()) {
            return problem(
                    ImageCode.LOCAL_FOLDER,
                    "the image of %s cannot be built: " + CacheFolder.told(file.get()),
                    "see that the disk has room and the cache folder can be written");
        }
        Optional<IOException> io = find(failure, IOException.class);
        if (io.isPresent()) {
            return problem(
                    ImageCode.REGISTRY_UNREACHABLE,
                    "%s cannot be reached: " + told(deepest(io.get())),
                    "check the address, the network and the proxies of Maven's settings.xml");
        }
        return unspecific(failure);
    }

    /** A registry's answer whose status jib does not tell. */
    private Problem unspecific(Exception failure) {
        if (named(failure, "RegistryCredentialsNotSentException")) {
            return credentials.credential().isEmpty()
                    ? refused(401, "")
                    : problem(
                            ImageCode.UNAUTHORIZED,
                            "%s wants credentials, which are not sent over plain HTTP",
                            "give the registry TLS, or pass -DsendCredentialsOverHttp=true");
        }
        return problem(
                push ? ImageCode.PUSH_REFUSED : ImageCode.BASE_UNUSABLE,
                "%s cannot be used: " + reason(failure),
                push ? "see the registry's log" : "name an image for linux/amd64 in a current format");
    }

    private Problem tls(Exception failure) {
        boolean certificate = find(failure, CertificateException.class).isPresent()
                || find(failure, SSLPeerUnverifiedException.class).isPresent();
        String said =
                find(failure, SSLException.class).map(Throwable::getMessage).orElse("");
        return certificate
                ? problem(
                        ImageCode.UNTRUSTED_CERTIFICATE,
                        "the TLS certificate of %s is not trusted: " + said,
                        "add its authority with -Djavax.net.ssl.trustStore=… to MAVEN_OPTS")
                : problem(
                        ImageCode.PLAIN_HTTP,
                        "%s does not speak TLS (" + said + "), and plain HTTP is for registries on this machine only",
                        "give the registry TLS, or reach it as localhost");
    }

    private Problem refused(int status, String reason) {
        if (status == HttpURLConnection.HTTP_PROXY_AUTH) {
            return problem(
                    ImageCode.PROXY_REFUSED,
                    "the proxy on the way to %s wants a user and a password, or others than it got",
                    "set <username> and <password> of the proxy in Maven's settings.xml");
        }
        if (status == 401 || (status == 403 && !push)) {
            return problem(
                    ImageCode.UNAUTHORIZED,
                    "%s answered " + status + " with " + credentials.source(),
                    "log in with docker login " + address.registry());
        }
        if (status == 403) {
            return problem(
                    ImageCode.PUSH_REFUSED,
                    "%s does not let you push with " + credentials.source(),
                    "ask for the right to push, or log in as someone else with docker login " + address.registry());
        }
        if (status == 429 || status >= 500) {
            return problem(
                    ImageCode.REGISTRY_UNREACHABLE,
                    "%s answered " + status + ": " + reason,
                    status == 429 ? "wait a while, or log in for a higher limit" : "try again later");
        }
        if (push) {
            return problem(
                    ImageCode.PUSH_REFUSED,
                    "%s refuses the image with " + status + ": " + reason,
                    "see that the repository exists, is not read-only and has room");
        }
        return status == 404 ? notFound() : problem(ImageCode.BASE_UNUSABLE, "%s: " + reason, "name another base");
    }

    /** The error that the image is not there. */
    Problem notFound() {
        return problem(ImageCode.BASE_NOT_FOUND, "the base image %s does not exist", "correct the image's name or tag");
    }

    /** That a registry leads its clients to an address without TLS. */
    static ProblemException withoutTls(String authority) {
        return new ProblemException(new Problem(
                ImageCode.UNSAFE_REDIRECT,
                "a registry leads to %s, which has no TLS; nothing was sent there".formatted(authority),
                null,
                "see that the registry, its token server and its storage all have https addresses"));
    }

    /** A problem whose sentence has one place, for the image. */
    private Problem problem(ImageCode code, String what, String fix) {
        String image = push ? "%s at %s".formatted(address.written(), address.registry()) : address.written();
        return new Problem(code, what.replaceFirst("%s", Matcher.quoteReplacement(image)), address.path(), fix);
    }

    /** jib's message without its first half, which names what it tried. */
    private static String reason(Exception failure) {
        String message = String.valueOf(failure.getMessage()).strip();
        int because = message.indexOf("because: ");
        return (because < 0 ? message : message.substring(because + "because: ".length())).replaceAll("\\s+", " ");
    }

    /** By its name, since jib keeps the class to itself. */
    private static boolean named(Throwable failure, String name) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each.getClass().getSimpleName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static Throwable deepest(Throwable failure) {
        return failure.getCause() == null ? failure : deepest(failure.getCause());
    }

    private static String told(Throwable failure) {
        return failure.getClass() == IOException.class ? String.valueOf(failure.getMessage()) : failure.toString();
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
