package org.flyte.wire.spec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** Orders of text by its UTF-8 bytes, which is that of its code points. */
public enum KeyOrder implements Comparator<String> {
    /** As Python sorts text: of a text and its own beginning the beginning comes first. */
    SHORTER_FIRST,
    /** As the Python SDK's protobuf sorts the keys of a map: the beginning comes last. */
    LONGER_FIRST;

    @Override
    public int compare(String one, String other) {
        byte[] a = one.getBytes(StandardCharsets.UTF_8);
        byte[] b = other.getBytes(StandardCharsets.UTF_8);
        int difference = Arrays.mismatch(a, b);
        boolean prefix = difference == Math.min(a.length, b.length) && a.length != b.length;
        if (prefix && this == LONGER_FIRST) {
            return Integer.compare(b.length, a.length);
        }
        return Arrays.compareUnsigned(a, b);
    }
}
