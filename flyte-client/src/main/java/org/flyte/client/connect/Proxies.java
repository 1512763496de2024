package org.flyte.client.connect;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flyte.client.Endpoint;
import org.flyte.client.config.FlyteConfigException;
import org.jspecify.annotations.Nullable;

/**
 * Which HTTP proxy an address is reached through: the configured one, else what the usual environment variables say; empty
 * leaves it to the JDK, and with it to {@code -Dhttps.proxyHost}. This machine is always spoken to directly.
 *
 * @param configured {@code admin.httpProxyURL}
 */
record Proxies(@Nullable String configured, Map<String, String> environment) {
    private static final int DEFAULT_PORT = 80;

    Optional<Proxy> of(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        if (new Endpoint(address).loopback()) {
            return Optional.of(Proxy.NO_PROXY);
        }
        if (configured != null) {
            return Optional.of(proxy(configured, "admin.httpProxyURL"));
        }
        String scheme = address.getScheme().equals("https") ? "https_proxy" : "http_proxy";
        Optional<String> variable = Stream.of(scheme, "all_proxy")
                .flatMap(name -> Stream.of(name, name.toUpperCase(Locale.ROOT)))
                // Where a web server runs a program, the client sets that one.
                .filter(name -> !name.equals("HTTP_PROXY"))
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .findFirst();
        return variable.map(name -> isExempt(host) ? Proxy.NO_PROXY : proxy(environment.getOrDefault(name, ""), name));
    }

    private boolean isExempt(String host) {
        String names = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
        return Stream.of(names.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .map(name -> name.replaceFirst(":\\d+$", "").replaceFirst("^\\*?\\.", ""))
                .anyMatch(name ->
                        name.equals("*") || (!name.isEmpty() && (host.equals(name) || host.endsWith("." + name))));
    }

    private static Proxy proxy(String text, String where) {
        try {
            URI uri = URI.create(text.contains("://") ? text.strip() : "http://" + text.strip());
            boolean http = "http".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null && uri.getUserInfo() == null) {
                int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
                return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port));
            }
        } catch (IllegalArgumentException e) {
            throw unusable(where, e);
        }
        throw unusable(where, null);
    }

    /** Without the address, which may hold a password. */
    private static FlyteConfigException unusable(String where, @Nullable Throwable cause) {
        return new FlyteConfigException(
                "the address of the HTTP proxy cannot be used",
                where,
                "write http://host:port; a proxy that wants a password or TLS is not supported",
                cause);
    }
}
