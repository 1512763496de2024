package org.flyte.wire.spec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.flyte.wire.connect.JsonReader;

/** The environments' images in the form in which the Python SDK hands them to a task: base64 of gzipped JSON. */
public final class ImageCache {
    /** Magic, deflate, no flags, no time, no extra flags, unknown operating system. */
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private static final int LONGEST_BLOCK = 0xffff;

    private ImageCache() {}

    /**
     * Encodes image references by environment name. Equal maps give equal text on every machine: nothing is compressed,
     * because what a deflater makes differs between builds of zlib.
     */
    public static String encode(Map<String, String> images) {
        String lookup = new TreeMap<>(images)
                .entrySet().stream()
                        .map(image -> quoted(image.getKey()) + ":" + quoted(image.getValue()))
                        .collect(Collectors.joining(","));
        String json = "{\"image_lookup\":{" + lookup + "},\"build_run_ids\":{}}";
        return Base64.getEncoder().encodeToString(gzip(json.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Decodes image references by environment name, whoever encoded them.
     *
     * @throws IllegalArgumentException where the text is none of this form
     */
    public static Map<String, String> decode(String encoded) {
        try (InputStream json =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(encoded)))) {
            Object cache = JsonReader.parse(new String(json.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, String> images = new TreeMap<>();
            if (cache instanceof Map<?, ?> members && members.get("image_lookup") instanceof Map<?, ?> lookup) {
                lookup.forEach((environment, image) -> images.put((String) environment, String.valueOf(image)));
            }
            return images;
        } catch (IOException | IllegalArgumentException | JsonReader.Malformed e) {
            throw new IllegalArgumentException("No image cache: " + encoded, e);
        }
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
