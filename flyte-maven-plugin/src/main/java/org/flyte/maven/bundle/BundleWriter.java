package org.flyte.maven.bundle;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Writes entries as a POSIX tar within gzip, with nothing in it that the content does not say. Names beyond 100 bytes or
 * ASCII are in pax headers, as UTF-8.
 */
final class BundleWriter {
    /** One second after the epoch: some tools take 0 for unknown. */
    private static final FileTime TIME = FileTime.from(Instant.ofEpochSecond(1));

    /** The gzip header's value for an unknown system. */
    private static final int UNKNOWN_SYSTEM = 255;

    /** The digests of what was written. */
    record Written(String fileHex, String contentHex, long size) {}

    private BundleWriter() {}

    /**
     * Writes the file.
     *
     * @throws LimitExceededException once the file outgrows the limit; what is written stays behind
     */
    static Written write(List<BundleEntry> entries, Path file, long limit) throws IOException {
        MessageDigest fileDigest = sha256();
        MessageDigest contentDigest = sha256();
        try (OutputStream disk = new LimitedOutputStream(Files.newOutputStream(file), limit);
                OutputStream digested = new DigestOutputStream(disk, fileDigest);
                OutputStream gzip = new GzipCompressorOutputStream(digested, gzip());
                OutputStream content = new DigestOutputStream(gzip, contentDigest);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(content, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            for (BundleEntry entry : entries) {
                tar.putArchiveEntry(tarEntry(entry));
                if (!entry.isFolder()) {
                    Files.copy(entry.source(), tar);
                }
                tar.closeArchiveEntry();
            }
        }
        HexFormat hex = HexFormat.of();
        return new Written(hex.formatHex(fileDigest.digest()), hex.formatHex(contentDigest.digest()), Files.size(file));
    }

    private static TarArchiveEntry tarEntry(BundleEntry entry) {
        TarArchiveEntry tarEntry = new TarArchiveEntry(entry.name());
        tarEntry.setMode(entry.mode());
        tarEntry.setSize(entry.size());
        tarEntry.setLastModifiedTime(TIME);
        tarEntry.setIds(0, 0);
        tarEntry.setNames("", "");
        return tarEntry;
    }

    private static GzipParameters gzip() {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
        parameters.setOperatingSystem(UNKNOWN_SYSTEM);
        return parameters;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The file outgrew its limit. */
    static final class LimitExceededException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static final class LimitedOutputStream extends FilterOutputStream {
        private long left;

        LimitedOutputStream(OutputStream out, long limit) {
            super(out);
            this.left = limit;
        }

        @Override
        public void write(int single) throws IOException {
            take(1);
            out.write(single);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            take(length);
            out.write(bytes, offset, length);
        }

        private void take(int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw new LimitExceededException();
            }
        }
    }
}
