package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.global.JibSystemProperties;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.http.Request;
import com.google.cloud.tools.jib.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/**
 * jib's connections to a registry and to what it leads to, such as its token server. jib is lax with all of these when it is
 * with the registry; here a registry on this machine may do without trusted certificates, and whatever is elsewhere may not.
 */
class RegistryConnections extends FailoverHttpClient {
    private final String registry;
    private final FailoverHttpClient elsewhere;

    /** @param registry host, and port if it is not the usual one */
    RegistryConnections(String registry, Consumer<LogEvent> log) {
        super(Loopback.is(registry), JibSystemProperties.sendCredentialsOverHttp(), log);
        this.registry = registry;
        this.elsewhere = new FailoverHttpClient(false, false, log);
    }

    @Override
    public Response call(String method, URL url, Request request) throws IOException {
        boolean near = Loopback.is(url.getHost());
        if (url.getProtocol().equals("http") && !(near && Loopback.is(registry))) {
            throw RegistryFailure.withoutTls(url.getAuthority());
        }
        if (near) {
            return super.call(method, url, request);
        }
        try {
            return elsewhere.call(method, url, request);
        } catch (SSLException e) {
            throw named(url, e);
        } catch (UncheckedIOException brokenOff) {
            refuseUntrusted(url);
            throw brokenOff;
        }
    }

    /** jib's client forgets why a connection broke off. */
    private void refuseUntrusted(URL url) throws IOException {
        try {
            RegistryProbe.connect("https", url.getAuthority());
        } catch (SSLException e) {
            throw named(url, e);
        }
    }

    private SSLException named(URL url, SSLException failure) {
        if (url.getAuthority().equals(registry)) {
            return failure;
        }
        return new SSLException(
                "%s, which it leads to: %s".formatted(url.getAuthority(), failure.getMessage()), failure);
    }

    @Override
    public void shutDown() throws IOException {
        elsewhere.shutDown();
        super.shutDown();
    }
}
