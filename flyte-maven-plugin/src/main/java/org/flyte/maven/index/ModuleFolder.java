package org.flyte.maven.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A module's jar as the class directory that it was made of, for a build that Maven resolved it for as a jar. */
public final class ModuleFolder {
    private static final int OWNER_EXECUTES = 0100;

    private ModuleFolder() {}

    /**
     * Makes the folder hold what the jar was made of; files that are right already are not touched.
     *
     * @throws IOException where the jar cannot be read, or an entry would lie elsewhere
     */
    public static void unpack(Path jar, Path target) throws IOException {
        Files.createDirectories(target);
        ExactFolder folder = new ExactFolder(target);
        try (ZipFile zip = ZipFile.builder().setPath(jar).get()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries()).stream()
                    .filter(entry -> !entry.isDirectory() && ModuleFiles.travels(entry.getName()))
                    .toList();
            TreeSet<String> names = new TreeSet<>();
            for (ZipArchiveEntry entry : entries) {
                if (!target.resolve(entry.getName()).normalize().startsWith(target)) {
                    throw new ZipException("its entry " + entry.getName() + " would lie outside of a folder");
                }
                names.add(entry.getName());
            }
            folder.retain(names);
            for (ZipArchiveEntry entry : entries) {
                try (InputStream content = zip.getInputStream(entry)) {
                    folder.put(entry.getName(), content.readAllBytes());
                }
                folder.executable(entry.getName(), (entry.getUnixMode() & OWNER_EXECUTES) != 0);
            }
        }
    }

    /**
     * The first path at which a class directory is not what was unpacked; empty where both are the same code.
     *
     * @param classDirectory one that is not there is no difference
     */
    public static Optional<String> difference(Path unpacked, Path classDirectory) throws IOException {
        if (!Files.isDirectory(classDirectory)) {
            return Optional.empty();
        }
        ClassTree one = ClassTree.of(List.of(unpacked));
        ClassTree other = ClassTree.of(List.of(classDirectory));
        TreeSet<String> paths = new TreeSet<>(one.files().keySet());
        paths.addAll(other.files().keySet());
        for (String path : paths) {
            Path first = one.files().get(path);
            Path second = other.files().get(path);
            if (ModuleFiles.travels(path) && (first == null || second == null || Files.mismatch(first, second) >= 0)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }
}
