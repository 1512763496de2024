package org.flyte.maven.image;

import java.io.IOException;

/** A registry sent or stored something else than it was asked for. */
final class DigestMismatchException extends IOException {
    private static final long serialVersionUID = 1L;

    DigestMismatchException(String message) {
        super(message);
    }

    static void check(String expected, String found) throws DigestMismatchException {
        if (!expected.equals(found)) {
            throw new DigestMismatchException("the content has the digest %s, not %s".formatted(found, expected));
        }
    }
}
