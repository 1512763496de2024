package org.flyte.maven.image.dockerfile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an engine gets to see: the Dockerfile, and a context that holds the files that matter and nothing else, with the same modes
 * and times everywhere. Goes away when closed.
 *
 * @param folder holds all of it
 */
record Staging(Path folder) implements AutoCloseable {
    /** Of all files and folders of a context. */
    static final Instant TIME = Instant.ofEpochSecond(1);

    /** Lays a source out in a new folder of this one. */
    static Staging of(DockerfileSource source, Path folder) throws IOException {
        Staging staging = new Staging(Files.createTempDirectory(folder, ".context-"));
        try {
            staging.lay(source);
            return staging;
        } catch (IOException | RuntimeException e) {
            staging.close();
            throw e;
        }
    }

    Path context() {
        return folder.resolve("context");
    }

    Path dockerfile() {
        return folder.resolve("Dockerfile");
    }

    /** An ignore file without a rule, which counts more than the one that the context may hold. */
    Path ignoreFile() {
        return folder.resolve("Dockerfile.dockerignore");
    }

    /** Where the engine leaves the image. */
    Path draft() {
        return folder.resolve("image.tar");
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void lay(DockerfileSource source) throws IOException {
        Files.write(dockerfile(), source.text());
        Files.writeString(ignoreFile(), "# Nothing: the context holds what matters only.\n");
        Files.createDirectory(context());
        for (ContextEntry entry : source.context().entries()) {
            Path target = context().resolve(entry.path());
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            if (entry instanceof ContextEntry.File file) {
                copy(source, file, target);
            } else if (entry instanceof ContextEntry.Link link) {
                Files.createSymbolicLink(target, Path.of(link.target()));
            } else {
                Files.createDirectories(target);
            }
        }
        normalize();
    }

    private static void copy(DockerfileSource source, ContextEntry.File file, Path target) throws IOException {
        String digest;
        try (OutputStream out = Files.newOutputStream(target)) {
            digest = Fingerprint.copied(file.file(), out);
        }
        if (!digest.equals(source.context().digests().get(file.path()))) {
            throw BuildContext.changed(file.file());
        }
        mode(target, file.executable());
    }

    /** Times last, since each file that is laid changes its folder's. */
    private void normalize() throws IOException {
        Files.walkFileTree(context(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                time(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                mode(visited, true);
                time(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void mode(Path path, boolean executable) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static void time(Path path) throws IOException {
        FileTime time = FileTime.from(TIME);
        try {
            Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setTimes(time, null, null);
        } catch (IOException e) {
            if (!Files.isSymbolicLink(path)) {
                throw e;
            }
        }
    }
}
