package org.flyte.runtime.bundle;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The extended header before an entry: lines of {@code length key=value}, where the length counts the whole line. */
final class PaxRecords {
    private PaxRecords() {}

    /**
     * The records that hold for the next entry.
     *
     * @throws TarException where one would make it anything but a plain file or folder
     */
    static Map<String, String> read(byte[] content) throws TarException {
        Map<String, String> records = parse(content);
        for (String key : records.keySet()) {
            if (key.equals("linkpath") || key.startsWith("GNU.sparse.")) {
                throw new TarException("an extended header has " + key + "; links and sparse files are not unpacked");
            }
        }
        return records;
    }

    /**
     * Reads what would hold for all entries from here on.
     *
     * @throws TarException where that is more than times, owners and comments: no entry may be renamed from afar
     */
    static void readGlobal(byte[] content) throws TarException {
        for (String key : parse(content).keySet()) {
            if (key.equals("path") || key.equals("size") || key.equals("linkpath") || key.startsWith("GNU.sparse.")) {
                throw new TarException("a header for all entries has " + key);
            }
        }
    }

    private static Map<String, String> parse(byte[] content) throws TarException {
        Map<String, String> records = new LinkedHashMap<>();
        int position = 0;
        while (position < content.length) {
            int space = position;
            while (space < content.length && content[space] != ' ') {
                space++;
            }
            int end = position + length(new String(content, position, space - position, StandardCharsets.US_ASCII));
            if (end > content.length || end <= space + 1 || content[end - 1] != '\n') {
                throw new TarException("an extended header's length is wrong");
            }
            String line = new String(content, space + 1, end - space - 2, StandardCharsets.UTF_8);
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw new TarException("an extended header has no value");
            }
            records.put(line.substring(0, equals), line.substring(equals + 1));
            position = end;
        }
        return records;
    }

    private static int length(String digits) throws TarException {
        try {
            int length = Integer.parseInt(digits);
            if (length > 0 && length <= TarReader.LONGEST_PAX) {
                return length;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same complaint as a length that is out of range.
        }
        throw new TarException("an extended header's length is wrong");
    }
}
