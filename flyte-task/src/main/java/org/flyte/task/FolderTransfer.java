package org.flyte.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.flyte.task.spi.LocalStorage;
import org.flyte.task.spi.Storage;
import org.flyte.task.spi.TemporaryFolder;

/** Copies of folders between the local disk and the store. */
final class FolderTransfer {
    private FolderTransfer() {}

    static FlyteDir upload(Path folder) throws IOException {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        if (name == null || !Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder + " is no folder with a name");
        }
        String uri = Places.fresh(name.toString());
        Map<String, String> hashes = new ConcurrentSkipListMap<>();
        List<Copies.Copy> copies = new ArrayList<>();
        for (Map.Entry<String, Path> file : files(folder).entrySet()) {
            Path local = file.getValue();
            String target = Places.storage().resolve(uri, file.getKey());
            copies.add(new Copies.Copy(
                    Files.size(local), () -> hashes.put(file.getKey(), FileTransfer.upload(local, target))));
        }
        Copies.makeAll(copies);
        return FlyteDir.at(uri).withHash(hash(hashes));
    }

    static void download(String uri, Path target) throws IOException {
        Path copy = target.toAbsolutePath();
        Path parent = copy.getParent();
        if (parent == null || !isFree(copy)) {
            throw new FileAlreadyExistsException(
                    copy.toString(), uri, "it is no empty folder; a folder is copied to where nothing is yet");
        }
        Files.createDirectories(parent);
        Path part = parent.resolve("." + UUID.randomUUID() + ".part");
        Files.createDirectory(part);
        try {
            copyAll(uri, part);
            Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            TemporaryFolder.removeAll(part);
        }
    }

    private static void copyAll(String uri, Path folder) throws IOException {
        List<Copies.Copy> copies = new ArrayList<>();
        for (Storage.Entry file : Places.storage().list(uri)) {
            Path local = inside(folder, file, uri);
            copies.add(new Copies.Copy(file.size(), () -> FileTransfer.download(file.uri(), local)));
        }
        Copies.makeAll(copies);
    }

    /** Whoever can write into a bucket chooses the names in it. */
    private static Path inside(Path folder, Storage.Entry file, String uri) throws IOException {
        try {
            Path relative = Path.of(file.name());
            Path local = folder.resolve(relative);
            if (!relative.isAbsolute()
                    && local.equals(local.normalize())
                    && local.startsWith(folder)
                    && !local.equals(folder)) {
                return local;
            }
        } catch (InvalidPathException e) {
            throw new FileSystemException(file.uri(), null, "has a name that no local file can have: " + e.getReason());
        }
        throw new FileSystemException(file.uri(), null, "would be copied to outside of the copy of " + uri);
    }

    private static boolean isFree(Path target) throws IOException {
        if (!Files.isDirectory(target)) {
            return Files.notExists(target);
        }
        try (Stream<Path> content = Files.list(target)) {
            return content.findAny().isEmpty();
        }
    }

    private static Map<String, Path> files(Path folder) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                if (Files.isRegularFile(file)) {
                    files.put(LocalStorage.name(folder, file), file);
                } else if (!Files.isDirectory(file)) {
                    throw new FileSystemException(
                            file.toString(), null, "is neither a file nor a folder, or a link to nothing");
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return files;
    }

    /** Of lines as {@code sha256sum} prints them, in the order of the names. */
    private static String hash(Map<String, String> hashes) {
        MessageDigest sha256 = FileTransfer.sha256();
        hashes.forEach((name, hash) -> sha256.update((hash + "  " + name + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(sha256.digest());
    }
}
