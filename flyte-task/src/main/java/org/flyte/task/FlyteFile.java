package org.flyte.task;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.flyte.task.spi.TemporaryFolder;
import org.jspecify.annotations.Nullable;

/**
 * A file in the store, as tasks hand it to each other: its place, not its content. Nothing is read or written until a method
 * that says so is called. It is Python's {@code flyte.io.File}. Immutable; equal where place, format and hash are.
 *
 * <p>In a running action files lie where the action's own files do; outside of one, as in a unit test, everything here works on
 * local files.
 */
public final class FlyteFile {
    private final String uri;
    private final String format;
    private final @Nullable String hash;

    private FlyteFile(String uri, String format, @Nullable String hash) {
        this.uri = uri;
        this.format = format;
        this.hash = hash;
    }

    /**
     * Copies a local file into the store: below {@link TaskContext#rawDataPath()}, in a folder of a random name, under its own
     * name; outside an action into a temporary folder of the process. Memory does not grow with the file.
     *
     * @return the file there, with its {@link #hash()}
     * @throws IOException where it cannot be read or written; names both places
     */
    public static FlyteFile upload(Path file) throws IOException {
        return FileTransfer.upload(file);
    }

    /**
     * Writes a new file into the store: {@code FlyteFile.create("table.csv", out -> …)}. The content waits on the local disk until
     * all of it is there.
     *
     * @param name the file's own name, without folders
     */
    public static FlyteFile create(String name, Content content) throws IOException {
        Path folder = TemporaryFolder.fresh();
        try {
            Path file = folder.resolve(name);
            if (!folder.equals(file.getParent())) {
                throw new IllegalArgumentException("'" + name + "' is no name of a file: it has folders");
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                content.writeTo(out);
            }
            return upload(file);
        } finally {
            TemporaryFolder.removeAll(folder);
        }
    }

    /**
     * A file that is there already.
     *
     * @param uri such as {@code s3://bucket/key}; not looked at
     */
    public static FlyteFile at(String uri) {
        if (uri.isEmpty()) {
            throw new IllegalArgumentException("A file's URI is not empty");
        }
        return new FlyteFile(uri, "", null);
    }

    /** The same file with a hash that stands for its content; see {@link #hash()}. */
    public FlyteFile withHash(String newHash) {
        return new FlyteFile(uri, format, newHash.isEmpty() ? null : newHash);
    }

    /** The same file with a word on what is in it, such as {@code csv}. */
    public FlyteFile withFormat(String newFormat) {
        return new FlyteFile(uri, newFormat, hash);
    }

    /** Where the file lies. */
    public String uri() {
        return uri;
    }

    /** The last part of {@link #uri()}. */
    public String name() {
        return Places.name(uri);
    }

    /** What somebody said is in the file; empty when nobody did. */
    public String format() {
        return format;
    }

    /**
     * What Flyte takes for the file's content when it looks for cached results; without one it takes {@link #uri()}. That of an
     * uploaded file is the SHA-256 of its bytes in 64 hexadecimal digits, the same as Python's
     * {@code HashlibAccumulator.from_hash_name("sha256")}.
     */
    public Optional<String> hash() {
        return Optional.ofNullable(hash);
    }

    /**
     * Copies the file to the local disk, into a temporary folder of its own that is removed when the task ends.
     *
     * @return the copy, under the file's own name
     * @throws java.nio.file.NoSuchFileException where there is no such file
     * @throws IOException where it cannot be read or written; names both places
     */
    public Path download() throws IOException {
        return download(TemporaryFolder.fresh().resolve(Places.localName(uri)));
    }

    /**
     * Copies the file to the local disk, replacing a file that is there. The copy has its name when all of it is there.
     *
     * @param target the copy, or an existing folder that gets it under the file's own name
     * @return the copy
     */
    public Path download(Path target) throws IOException {
        Path copy = Files.isDirectory(target) ? target.resolve(Places.localName(uri)) : target;
        FileTransfer.download(uri, copy);
        return copy;
    }

    /** Reads the file from its start, without a copy on the disk. */
    public InputStream open() throws IOException {
        return Places.storage().open(uri);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FlyteFile file
                && uri.equals(file.uri)
                && format.equals(file.format)
                && hash().equals(file.hash());
    }

    @Override
    public int hashCode() {
        return uri.hashCode();
    }

    /** For people. */
    @Override
    public String toString() {
        return "FlyteFile(" + uri + ")";
    }

    /** Writes the content of a new file. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; the stream is closed by who calls. */
        void writeTo(OutputStream out) throws IOException;
    }
}
