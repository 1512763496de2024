package org.flyte.client.value;

import java.util.Base64;
import java.util.Optional;

/** Bytes as base64, with or without padding and line ends, as Python writes them. */
final class Base64Text {
    static final String FORM = "bytes as base64";

    private Base64Text() {}

    static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(
                    Base64.getDecoder().decode(text.replaceAll("[\r\n]", "").strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
