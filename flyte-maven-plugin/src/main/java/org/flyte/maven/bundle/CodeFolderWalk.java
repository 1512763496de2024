package org.flyte.maven.bundle;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/**
 * Lists what lies below a folder, in the order of names. A symbolic link that stays inside is taken for what it leads
 * to, since a bundle may be unpacked where links cannot be made; any other is refused, since it would carry files of
 * the build machine away.
 */
final class CodeFolderWalk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Path realRoot;
    private final List<BundleEntry> entries = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private CodeFolderWalk(Path root) throws IOException {
        this.root = root;
        this.realRoot = root.toRealPath();
    }

    static List<BundleEntry> of(Path root) throws IOException {
        CodeFolderWalk walk = new CodeFolderWalk(root);
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
        if (!walk.problems.isEmpty()) {
            throw new ProblemException(walk.problems);
        }
        walk.entries.sort(Comparator.comparing(BundleEntry::name));
        return List.copyOf(walk.entries);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (folder.equals(root)) {
            return FileVisitResult.CONTINUE;
        }
        if (leadsOut(folder)) {
            refuseLink(folder);
            return FileVisitResult.SKIP_SUBTREE;
        }
        entries.add(new BundleEntry(name(folder) + "/", folder, BundleEntry.EXECUTABLE, 0));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (Files.isSymbolicLink(file) && (!Files.exists(file) || leadsOut(file))) {
            refuseLink(file);
        } else if (attributes.isRegularFile()) {
            entries.add(new BundleEntry(name(file), file, mode(file), attributes.size()));
        } else {
            problems.add(new Problem(
                    BundleCode.NOT_A_FILE,
                    "%s is neither file nor folder".formatted(name(file)),
                    file.toString(),
                    "take it out of the class directories"));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof FileSystemLoopException) {
            refuseLink(file);
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    private boolean leadsOut(Path path) throws IOException {
        return Files.isSymbolicLink(path) && !path.toRealPath().startsWith(realRoot);
    }

    private void refuseLink(Path link) throws IOException {
        problems.add(new Problem(
                BundleCode.LINK_OUTSIDE,
                "the symbolic link %s leads to %s, which is not inside the code folder"
                        .formatted(name(link), Files.readSymbolicLink(link)),
                link.toString(),
                "put the file itself in the link's place"));
    }

    private String name(Path path) {
        return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    /** Only the owner's right to execute counts: the other bits come from the umask of whoever built. */
    private static int mode(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return BundleEntry.PLAIN;
        }
        return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE)
                ? BundleEntry.EXECUTABLE
                : BundleEntry.PLAIN;
    }
}
