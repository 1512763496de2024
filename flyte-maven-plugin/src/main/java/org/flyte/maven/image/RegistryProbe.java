package org.flyte.maven.image;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/**
 * Asks whether anything answers at a registry's address, through the proxy if there is one, and with TLS where that is
 * a must. jib repeats what fails here for about a minute before it says so, which is long for a mistyped host.
 */
final class RegistryProbe {
    private static final int TIMEOUT = Math.toIntExact(Duration.ofSeconds(10).toMillis());

    private RegistryProbe() {}

    /**
     * Returns where something answers, be it a registry or not.
     *
     * @throws SSLException where it must speak TLS and does not
     * @throws IOException where nothing answers
     */
    static void reach(ImageAddress address, RegistryNetwork network) throws IOException {
        RegistryNetwork.Use use = network.use();
        try {
            connect("https", address.registry());
        } catch (SSLException e) {
            if (!address.onLoopback()) {
                throw e;
            }
        } catch (ConnectException e) {
            if (!address.onLoopback() || address.registry().contains(":")) {
                throw e;
            }
            connect("http", address.registry());
        } finally {
            use.close();
        }
    }

    /**
     * The same for a host, with its port if it is not the usual one.
     *
     * @throws SSLException where it does not speak TLS, or is not trusted
     */
    static void connect(String scheme, String authority) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(scheme + "://" + authority + "/v2/").toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT);
        connection.setReadTimeout(TIMEOUT);
        connection.setInstanceFollowRedirects(false);
        try {
            connection.getResponseCode();
        } catch (UnknownHostException
                | ConnectException
                | NoRouteToHostException
                | SocketTimeoutException
                | SSLException e) {
            throw e;
        } catch (IOException e) {
            // Something spoke, if not what was hoped for: jib will say what.
        } finally {
            connection.disconnect();
        }
    }
}
