package org.flyte.maven.image;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A proxy of Maven's settings, used for registries only.
 *
 * @param id as in the settings, for messages
 * @param protocol of the addresses that it is for, {@code http} or {@code https}
 * @param nonProxyHosts the hosts that are reached without it, separated by {@code |}, with {@code *} for any text
 * @param login who may use it; decrypted at first use
 */
public record RegistryProxy(
        String id, String protocol, String host, int port, String nonProxyHosts, Supplier<Optional<Login>> login) {
    public RegistryProxy {
        Objects.requireNonNull(id);
        Objects.requireNonNull(protocol);
        Objects.requireNonNull(host);
        Objects.requireNonNull(nonProxyHosts);
        Objects.requireNonNull(login);
    }

    /** Whether a host is reached by this proxy, if the protocol is right. */
    boolean serves(String target) {
        return Arrays.stream(nonProxyHosts.split("[|,]"))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .noneMatch(pattern -> pattern(pattern).matcher(target).matches());
    }

    private static Pattern pattern(String nonProxyHost) {
        return Pattern.compile(
                Arrays.stream(nonProxyHost.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.CASE_INSENSITIVE);
    }
}
