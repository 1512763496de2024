package org.flyte.runtime.bundle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes through an archive's files and folders; after {@link #next()} the entry's content is read from {@link #content()}. */
final class TarReader {
    static final int LONGEST_PAX = 1 << 20;

    private final InputStream archive;
    private final int mostEntries;
    private final long mostBytes;
    private int entries;
    private long bytes;
    private long left;
    private long padding;

    /**
     * @param mostEntries how many entries are read, with the headers that extend them
     * @param mostBytes how much they may hold together
     */
    TarReader(InputStream archive, int mostEntries, long mostBytes) {
        this.archive = archive;
        this.mostEntries = mostEntries;
        this.mostBytes = mostBytes;
    }

    /** Goes to the next file ({@code '0'}) or folder ({@code '5'}); returns null at the archive's end. */
    @Nullable
    TarHeader next() throws IOException {
        String longName = null;
        long longSize = -1;
        while (true) {
            skip(left + padding);
            left = 0;
            padding = 0;
            TarHeader header = header();
            if (header == null) {
                return null;
            }
            switch (header.type()) {
                case 'x' -> {
                    Map<String, String> records = PaxRecords.read(extended(header));
                    longName = records.getOrDefault("path", longName);
                    longSize = size(records.get("size"), longSize);
                }
                case 'g' -> PaxRecords.readGlobal(extended(header));
                case TarHeader.FILE, TarHeader.FOLDER -> {
                    TarHeader entry = header.with(longName, longSize);
                    enter(entry.size());
                    return entry;
                }
                default ->
                    throw new TarException(header.name() + " is neither a file nor a folder (type '" + header.type()
                            + "'); links and devices are not unpacked");
            }
        }
    }

    /** The content of the entry at hand. */
    InputStream content() {
        return new Content();
    }

    private @Nullable TarHeader header() throws IOException {
        byte[] block = exactly(TarHeader.BLOCK);
        for (byte b : block) {
            if (b != 0) {
                return TarHeader.read(block);
            }
        }
        return null;
    }

    private byte[] extended(TarHeader header) throws IOException {
        if (header.size() > LONGEST_PAX) {
            throw new TarException("an extended header of " + header.size() + " bytes is too long");
        }
        enter(header.size());
        byte[] content = exactly((int) header.size());
        left = 0;
        return content;
    }

    private void enter(long size) throws TarException {
        if (size < 0) {
            throw new TarException("an entry's size is negative");
        }
        if (++entries > mostEntries) {
            throw new TarException("it has more than " + mostEntries + " entries");
        }
        bytes += size;
        if (bytes > mostBytes || bytes < 0) {
            throw new TarException("it holds more than " + mostBytes + " bytes");
        }
        left = size;
        padding = TarHeader.padding(size);
    }

    private static long size(@Nullable String text, long otherwise) throws TarException {
        try {
            long size = text == null ? otherwise : Long.parseLong(text);
            if (text == null || size >= 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same complaint as a negative size.
        }
        throw new TarException("an extended header's size is no number");
    }

    private byte[] exactly(int count) throws IOException {
        byte[] bytes = archive.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("the archive ends too early");
        }
        return bytes;
    }

    private void skip(long count) throws IOException {
        archive.skipNBytes(count);
    }

    private final class Content extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = archive.read(buffer, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw new EOFException("the archive ends too early");
            }
            left -= count;
            return count;
        }
    }
}
