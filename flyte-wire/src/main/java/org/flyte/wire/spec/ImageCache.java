package org.flyte.wire.spec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** The environments' images in the form in which the Python SDK hands them to a task: base64 of gzipped JSON. */
final class ImageCache {
    /** Magic, deflate, no flags, no time, no extra flags, unknown operating system. */
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private static final int LONGEST_BLOCK = 0xffff;

    private ImageCache() {}

    /**
     * Encodes image references by environment name. Equal maps give equal text on every machine: nothing is compressed,
     * because what a deflater makes differs between builds of zlib.
     */
    static String encode(Map<String, String> images) {
        String lookup = new TreeMap<>(images)
                .entrySet().stream()
                        .map(image -> quoted(image.getKey()) + ":" + quoted(image.getValue()))
                        .collect(Collectors.joining(","));
        String json = "{\"image_lookup\":{" + lookup + "},\"build_run_ids\":{}}";
        return Base64.getEncoder().encodeToString(gzip(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(GZIP_HEADER);
        for (int start = 0; start < content.length; start += LONGEST_BLOCK) {
            int length = Math.min(LONGEST_BLOCK, content.length - start);
            out.write(start + length == content.length ? 1 : 0);
            littleEndian(out, length, 2);
            littleEndian(out, ~length, 2);
            out.write(content, start, length);
        }
        CRC32 checksum = new CRC32();
        checksum.update(content);
        littleEndian(out, checksum.getValue(), 4);
        littleEndian(out, content.length, 4);
        return out.toByteArray();
    }

    private static void littleEndian(ByteArrayOutputStream out, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >>> (8 * i)));
        }
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
