package org.flyte.maven.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a repository's registry is called where people keep credentials.
 *
 * @param registry {@code host} or {@code host:port}
 * @param repository the path at the registry, such as {@code team/app}
 */
record RegistryNames(String registry, String repository) {
    private static final List<String> HUB =
            List.of("docker.io", "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com");

    /** What {@code docker login} without a registry writes. */
    private static final String HUB_SERVER = "https://index.docker.io/v1/";

    static RegistryNames of(ImageAddress address) {
        return new RegistryNames(address.registry(), address.reference().getRepository());
    }

    /** The registry, with its other names where it is Docker Hub. */
    Set<String> hosts() {
        Set<String> hosts = new LinkedHashSet<>(List.of(registry));
        if (HUB.contains(registry)) {
            hosts.addAll(HUB);
        }
        return hosts;
    }

    /** What a credential helper is asked for. */
    String server() {
        return HUB.contains(registry) ? HUB_SERVER : registry;
    }

    /** The registry with more and more of the repository's path cut off, the longest first: {@code host/team/app} to {@code host}. */
    List<String> scopes() {
        List<String> scopes = new ArrayList<>();
        for (String path = repository; !path.isEmpty(); path = path.substring(0, Math.max(0, path.lastIndexOf('/')))) {
            for (String host : hosts()) {
                scopes.add(host + "/" + path);
            }
        }
        scopes.addAll(hosts());
        return scopes;
    }

    /** The ids of servers in Maven's settings: the scopes, then the host without its port. */
    List<String> serverIds() {
        List<String> ids = new ArrayList<>(scopes());
        String host = registry.replaceFirst(":\\d+$", "");
        if (!ids.contains(host)) {
            ids.add(host);
        }
        return ids;
    }

    /** A key of a file of credentials as a scope: without scheme, and without the path of the registry's interface. */
    static String scope(String key) {
        String bare = key.replaceFirst("^https?://", "").replaceFirst("/+$", "");
        List<String> parts = Arrays.asList(bare.split("/", -1));
        return parts.size() == 2 && parts.get(1).matches("v[12]") ? parts.get(0) : bare;
    }
}
