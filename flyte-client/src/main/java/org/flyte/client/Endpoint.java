package org.flyte.client;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a Flyte backend.
 *
 * @param uri base address with scheme and host, no path: {@code https://flyte.example.org}
 */
public record Endpoint(URI uri) {
    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(:\\d{1,5})?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    public Endpoint {
        Objects.requireNonNull(uri);
    }

    /**
     * Reads the forms that people write: {@code dns:///host}, {@code https://host}, {@code http://host:port},
     * {@code host:port}.
     *
     * @param insecure the scheme of an address without one: plain HTTP, or TLS
     * @throws IllegalArgumentException when the text is none of these
     */
    public static Endpoint parse(String text, boolean insecure) {
        String address = text.strip().replaceFirst("/+$", "");
        String scheme = insecure ? "http" : "https";
        String host = address;
        if (address.startsWith("dns:///")) {
            host = address.substring("dns:///".length());
        } else if (address.contains("://")) {
            scheme = address.substring(0, address.indexOf("://")).toLowerCase(Locale.ROOT);
            host = address.substring(address.indexOf("://") + 3);
        }
        boolean known = scheme.equals("http") || scheme.equals("https");
        if (!known || !HOST_AND_PORT.matcher(host).matches()) {
            throw new IllegalArgumentException("not an address of a backend: " + text);
        }
        URI uri = URI.create(scheme + "://" + host);
        if (uri.getHost() == null || uri.getPort() > 65535) {
            throw new IllegalArgumentException("not an address of a backend: " + text);
        }
        return new Endpoint(uri);
    }

    /** Whether the backend is on this machine. */
    public boolean loopback() {
        return LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    /**
     * The organisation that the host's name begins with, as in {@code acme.flyte.example.org}; empty for a name of two parts and
     * for the number of a host.
     */
    public Optional<String> org() {
        String host = uri.getHost();
        boolean number = host.startsWith("[") || host.matches("[\\d.]+");
        String[] labels = host.split("\\.", -1);
        return number || labels.length < 3 ? Optional.empty() : Optional.of(labels[0]);
    }

    /** The run's page in the console. */
    public String runUrl(String project, String domain, String run) {
        return page(project, domain, "runs", run);
    }

    /** The task's page in the console. */
    public String taskUrl(String project, String domain, String task) {
        return page(project, domain, "tasks", task);
    }

    private String page(String project, String domain, String kind, String name) {
        // Flyte's own sandbox serves its API and its console on different ports.
        String console = uri.toString().replaceFirst("^(https?://localhost):8090$", "$1:8080");
        return console + "/v2/domain/" + domain + "/project/" + project + "/" + kind + "/" + name;
    }
}
