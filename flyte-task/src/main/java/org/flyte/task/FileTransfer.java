package org.flyte.task;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.flyte.task.spi.PartialFile;

/** Copies of single files between the local disk and the store. */
final class FileTransfer {
    private FileTransfer() {}

    static FlyteFile upload(Path file) throws IOException {
        Path name = file.toAbsolutePath().normalize().getFileName();
        if (name == null || Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a folder; FlyteDir.upload takes folders");
        }
        String uri = Places.fresh(name.toString());
        return FlyteFile.at(uri).withHash(upload(file, uri));
    }

    /** Copies a file into the store, and returns the SHA-256 of what was copied. */
    static String upload(Path file, String uri) throws IOException {
        MessageDigest sha256 = sha256();
        try (InputStream content = Files.newInputStream(file)) {
            Places.storage().upload(new DigestInputStream(content, sha256), Files.size(file), uri);
        } catch (IOException e) {
            throw TransferFailure.of(file.toString(), uri, e);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    static void download(String uri, Path copy) throws IOException {
        try {
            PartialFile.write(copy, part -> Places.storage().download(uri, part));
        } catch (IOException e) {
            throw TransferFailure.of(uri, copy.toString(), e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
