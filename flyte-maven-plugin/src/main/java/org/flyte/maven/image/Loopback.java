package org.flyte.maven.image;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells registries on this very machine from all others. Decided by the address as written, without a name server: what
 * a name resolves to may be anyone's say, and plain HTTP is only safe where nobody else can listen.
 */
final class Loopback {
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern HOST = Pattern.compile(
            "(localhost|127\\.%1$s\\.%1$s\\.%1$s|\\[::1]|\\[0:0:0:0:0:0:0:1])(:\\d{1,5})?".formatted(OCTET));

    private Loopback() {}

    /** Whether {@code host} or {@code host:port} is {@code localhost}, in 127.0.0.0/8, or {@code [::1]}. */
    static boolean is(String hostAndPort) {
        return HOST.matcher(hostAndPort.toLowerCase(Locale.ROOT)).matches();
    }
}
