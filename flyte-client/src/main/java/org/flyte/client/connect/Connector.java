package org.flyte.client.connect;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.flyte.client.DataPlane;
import org.flyte.client.FlyteClient;
import org.flyte.client.auth.Authentication;
import org.flyte.client.auth.Tokens;
import org.flyte.client.config.ConnectionSettings;
import org.flyte.wire.connect.ConnectTransport;

/**
 * Makes clients of backends. Nothing is sent before the client's first call.
 *
 * @param environment the process's environment variables, for what they say of proxies
 */
public record Connector(Map<String, String> environment) {
    private static final int TIMEOUT = Math.toIntExact(Duration.ofSeconds(30).toMillis());

    /**
     * A client of the backend that the settings name. Credentials go over TLS only.
     *
     * @throws IllegalArgumentException when the endpoint is no address
     * @throws org.flyte.client.config.FlyteConfigException when the file of certificates or the proxy cannot be used
     */
    public FlyteClient connect(ConnectionSettings settings) {
        URI endpoint = settings.address().uri();
        Proxies proxies = new Proxies(settings.httpProxy(), environment);
        Optional<SSLSocketFactory> tls = tls(settings);
        ConnectTransport anonymous = transport(endpoint, proxies, tls).build();
        Optional<SSLSocketFactory> tokenTls = tokenTls(settings);
        Tokens tokens = Authentication.of(settings.auth(), anonymous, address -> {
            boolean same = address.getHost().equalsIgnoreCase(endpoint.getHost());
            return open(address, proxies, same && settings.insecureSkipVerify() ? tls : tokenTls);
        });
        ConnectTransport control = authenticated(endpoint, proxies, tls, tokens);
        return new FlyteClient(
                control, new DataPlane(control, cluster -> authenticated(cluster, proxies, tls, tokens)));
    }

    private static ConnectTransport authenticated(
            URI address, Proxies proxies, Optional<SSLSocketFactory> tls, Tokens tokens) {
        ConnectTransport.Builder transport = transport(address, proxies, tls);
        if (address.getScheme().equals("https")) {
            transport.headers(tokens).renewal(tokens);
        }
        return transport.build();
    }

    private static ConnectTransport.Builder transport(URI address, Proxies proxies, Optional<SSLSocketFactory> tls) {
        ConnectTransport.Builder transport = ConnectTransport.to(address);
        tls.ifPresent(transport::tls);
        proxies.of(address).ifPresent(transport::proxy);
        return transport;
    }

    /** A file of certificates is the stronger statement. */
    private static Optional<SSLSocketFactory> tls(ConnectionSettings settings) {
        Path file = settings.caCertFile();
        if (file != null) {
            return Optional.of(Trust.in(file, false));
        }
        return settings.insecureSkipVerify() ? Optional.of(Trust.any()) : Optional.empty();
    }

    /** Tokens may come from a public service, which a file for the backend says nothing of. */
    private static Optional<SSLSocketFactory> tokenTls(ConnectionSettings settings) {
        return Optional.ofNullable(settings.caCertFile()).map(file -> Trust.in(file, true));
    }

    private static HttpURLConnection open(URI address, Proxies proxies, Optional<SSLSocketFactory> tls)
            throws IOException {
        Optional<Proxy> proxy = proxies.of(address);
        HttpURLConnection connection = (HttpURLConnection)
                (proxy.isEmpty()
                        ? address.toURL().openConnection()
                        : address.toURL().openConnection(proxy.get()));
        if (connection instanceof HttpsURLConnection secure) {
            tls.ifPresent(secure::setSSLSocketFactory);
        }
        connection.setConnectTimeout(TIMEOUT);
        connection.setReadTimeout(TIMEOUT);
        return connection;
    }
}
