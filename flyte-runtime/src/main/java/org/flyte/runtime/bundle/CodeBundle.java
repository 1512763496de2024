package org.flyte.runtime.bundle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.ZipException;
import org.flyte.runtime.failure.AttemptException;
import org.flyte.runtime.failure.FailureCode;
import org.flyte.runtime.storage.ObjectStores;

/**
 * The classes that travel apart from the image.
 *
 * @param uri where the tar.gz file lies
 * @param digest {@code sha256:} and 64 hexadecimal digits
 */
public record CodeBundle(String uri, String digest) {
    private static final String ALGORITHM = "sha256:";

    /**
     * Fetches, checks and unpacks the bundle.
     *
     * @throws AttemptException where any of that fails; nothing of the bundle is in the folder then
     */
    public void install(Path folder) {
        String expected = expected();
        Path file = folder.resolve(".bundle.tgz");
        try {
            fetch(folder, file);
            check(file, expected);
            unpack(file, folder);
        } finally {
            discard(file);
        }
    }

    /** The digest's 64 hexadecimal digits. */
    public String hexDigest() {
        return digest.substring(digest.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    private void fetch(Path folder, Path file) {
        try {
            Files.createDirectories(folder);
            ObjectStores.of(uri).download(uri, file);
        } catch (IOException e) {
            throw new AttemptException(
                    FailureCode.BUNDLE_UNREADABLE, "The code bundle " + uri + " cannot be fetched", e);
        }
    }

    private String expected() {
        if (!digest.startsWith(ALGORITHM)) {
            throw new AttemptException(
                    FailureCode.INVALID_ARGUMENTS, "The code bundle's digest is not sha256:HEX but " + digest);
        }
        return hexDigest();
    }

    private void check(Path file, String expected) {
        String actual = sha256(file);
        if (!actual.equals(expected)) {
            throw new AttemptException(
                    FailureCode.BUNDLE_DIGEST,
                    "The code bundle " + uri + " is not the one that was deployed: its SHA-256 is " + actual + ", not "
                            + expected);
        }
    }

    private String sha256(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                sha256.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (IOException e) {
            throw new AttemptException(FailureCode.BUNDLE_UNREADABLE, "The code bundle " + uri + " cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private void unpack(Path file, Path folder) {
        try (InputStream content = Files.newInputStream(file)) {
            Unpacker.WITH_LIMITS.unpack(content, folder);
        } catch (TarException | ZipException | EOFException e) {
            throw new AttemptException(
                    FailureCode.BUNDLE_INVALID, "The code bundle " + uri + " is no archive that can be unpacked", e);
        } catch (IOException e) {
            throw new AttemptException(
                    FailureCode.BUNDLE_UNREADABLE, "The code bundle " + uri + " cannot be unpacked into " + folder, e);
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // A file that stays among the classes does no harm.
        }
    }
}
