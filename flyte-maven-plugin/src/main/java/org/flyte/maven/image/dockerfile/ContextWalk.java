package org.flyte.maven.image.dockerfile;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds what a context holds after its {@code .dockerignore}. Links are not followed; sockets and devices are left out. */
final class ContextWalk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final IgnoreRules rules;
    private final Path own;
    private final SortedMap<String, ContextEntry> found = new TreeMap<>();
    private final List<String> ownFolders = new ArrayList<>();
    private final List<Path> unreadable = new ArrayList<>();

    private ContextWalk(Path root, IgnoreRules rules, Path own) {
        this.root = root;
        this.rules = rules;
        this.own = own;
    }

    /**
     * What was found.
     *
     * @param entries by their paths
     * @param own the plugin's own folders that were left out
     * @param unreadable folders and files that cannot be looked at
     */
    record Found(SortedMap<String, ContextEntry> entries, List<String> own, List<Path> unreadable) {}

    /**
     * @param own the plugin's own folder; no folder that ends like it is part of a context
     */
    static Found of(Path root, IgnoreRules rules, Path own) throws IOException {
        ContextWalk walk = new ContextWalk(root, rules, own);
        Files.walkFileTree(root, walk);
        return new Found(walk.found, walk.ownFolders, walk.unreadable);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (folder.equals(root)) {
            return FileVisitResult.CONTINUE;
        }
        if (isOwn(folder)) {
            ownFolders.add(path(folder));
            return FileVisitResult.SKIP_SUBTREE;
        }
        String path = path(folder);
        if (!rules.ignore(path)) {
            found.put(path, new ContextEntry.Folder(path));
        } else if (rules.wholeFolders()) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String path = path(file);
        if (rules.ignore(path)) {
            return FileVisitResult.CONTINUE;
        }
        if (attributes.isSymbolicLink()) {
            String target = Files.readSymbolicLink(file)
                    .toString()
                    .replace(root.getFileSystem().getSeparator(), "/");
            found.put(path, new ContextEntry.Link(path, target));
        } else if (attributes.isRegularFile()) {
            found.put(path, new ContextEntry.File(path, file, executable(file)));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        if (!rules.ignore(path(file))) {
            unreadable.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
        if (failure != null) {
            unreadable.add(folder);
        }
        return FileVisitResult.CONTINUE;
    }

    /** Such as {@code target/flyte}, of this module and of others below the context. */
    private boolean isOwn(Path folder) {
        int names = own.getNameCount();
        return folder.equals(own) || (names > 1 && folder.endsWith(own.subpath(names - 2, names)));
    }

    private String path(Path file) {
        return root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
    }

    private static boolean executable(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view != null && view.readAttributes().permissions().contains(PosixFilePermission.OWNER_EXECUTE);
    }
}
