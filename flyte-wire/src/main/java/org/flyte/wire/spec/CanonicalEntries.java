package org.flyte.wire.spec;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The entries of one msgpack map as a Python dict keeps them: of equal keys the first stands with the last one's value, and
 * {@code 1}, {@code 1.0} and {@code True} are equal.
 */
final class CanonicalEntries {
    private final Map<Object, byte[]> keys = new LinkedHashMap<>();
    private final Map<Object, byte[]> values = new HashMap<>();

    /**
     * Adds an entry.
     *
     * @param key packed, in its shortest form
     * @param value packed
     */
    void put(byte[] key, byte[] value) {
        Object identity = identity(key);
        keys.putIfAbsent(identity, key);
        values.put(identity, value);
    }

    int size() {
        return keys.size();
    }

    /** Writes keys and values, sorted by the packed keys. */
    void writeTo(ByteArrayOutputStream out) {
        keys.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Arrays::compareUnsigned))
                .forEach(entry -> {
                    out.writeBytes(entry.getValue());
                    out.writeBytes(Objects.requireNonNull(values.get(entry.getKey())));
                });
    }

    /** What is equal for keys that Python takes for equal. */
    private static Object identity(byte[] key) {
        ByteBuffer in = ByteBuffer.wrap(key, 1, key.length - 1);
        int code = key[0] & 0xFF;
        if (code < 0x80 || code >= 0xE0) {
            return number(BigDecimal.valueOf(key[0]));
        }
        return switch (code) {
            case 0xC2 -> number(BigDecimal.ZERO);
            case 0xC3 -> number(BigDecimal.ONE);
            case 0xCB -> number(in.getDouble());
            case 0xCC, 0xCD, 0xCE, 0xCF ->
                number(new BigDecimal(new BigInteger(1, Arrays.copyOfRange(key, 1, key.length))));
            case 0xD0, 0xD1, 0xD2, 0xD3 ->
                number(new BigDecimal(new BigInteger(Arrays.copyOfRange(key, 1, key.length))));
            default -> ByteBuffer.wrap(key);
        };
    }

    private static Object number(double value) {
        if (Double.isNaN(value)) {
            return new Object();
        }
        return Double.isInfinite(value) ? Double.valueOf(value) : number(new BigDecimal(value));
    }

    private static Object number(BigDecimal value) {
        return value.stripTrailingZeros();
    }
}
