package org.flyte.maven.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A folder whose files are replaced only when their content changes, each at once or not at all. */
record ExactFolder(Path root) {
    /**
     * Deletes every file but the named ones, and folders that are empty then.
     *
     * @param paths below the root, with {@code /}
     * @return whether a file was deleted
     */
    boolean retain(Set<String> paths) throws IOException {
        boolean changed = false;
        for (Path entry : deepestFirst()) {
            boolean folder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
            String path = root.relativize(entry).toString().replace('\\', '/');
            if (folder ? isEmpty(entry) : !paths.contains(path)) {
                Files.delete(entry);
                changed |= !folder;
            }
        }
        return changed;
    }

    /** Writes a file unless it has this content; says whether it wrote. */
    boolean put(String path, byte[] content) throws IOException {
        Path target = root.resolve(path);
        if (Files.isRegularFile(target)
                && Files.size(target) == content.length
                && Arrays.equals(Files.readAllBytes(target), content)) {
            return false;
        }
        Path temporary = temporary(target);
        Files.write(temporary, content);
        move(temporary, target);
        return true;
    }

    /**
     * Copies a file unless its content is there; says whether anything changed. Of its rights only the owner's to execute
     * counts.
     */
    boolean put(String path, Path source) throws IOException {
        Path target = root.resolve(path);
        if (Files.isRegularFile(target) && Files.mismatch(source, target) == -1) {
            return executable(path, isExecutable(source));
        }
        Path temporary = temporary(target);
        Files.copy(source, temporary, StandardCopyOption.REPLACE_EXISTING);
        move(temporary, target);
        executable(path, isExecutable(source));
        return true;
    }

    /** Lets a file's owner execute it, or not, where the disk knows such a right; says whether that changed. */
    boolean executable(String path, boolean wanted) throws IOException {
        Path target = root.resolve(path);
        if (!isPosix(target)) {
            return false;
        }
        Set<PosixFilePermission> rights = new HashSet<>(Files.getPosixFilePermissions(target));
        boolean changed = wanted
                ? rights.add(PosixFilePermission.OWNER_EXECUTE)
                : rights.remove(PosixFilePermission.OWNER_EXECUTE);
        if (changed) {
            Files.setPosixFilePermissions(target, rights);
        }
        return changed;
    }

    private static boolean isExecutable(Path file) throws IOException {
        return isPosix(file) && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
    }

    private static boolean isPosix(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix");
    }

    /** Beside the target, so that it can be moved there at once; what a killed build leaves is deleted by the next one. */
    private static Path temporary(Path target) throws IOException {
        Path temporary = target.resolveSibling(target.getFileName() + ".flyte-tmp");
        Files.createDirectories(temporary.resolveSibling(""));
        return temporary;
    }

    private static void move(Path temporary, Path target) throws IOException {
        Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<Path> deepestFirst() throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(path -> !path.equals(root))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
