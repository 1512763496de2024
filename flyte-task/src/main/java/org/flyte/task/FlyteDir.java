package org.flyte.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.flyte.task.spi.Storage;
import org.flyte.task.spi.TemporaryFolder;
import org.jspecify.annotations.Nullable;

/**
 * A folder in the store, as tasks hand it to each other: its place, not its content. Nothing is read or written until a method
 * that says so is called. It is Python's {@code flyte.io.Dir}. Immutable; equal where place, format and hash are.
 *
 * <p>Stores have files, not folders: an empty folder is lost, and a folder that is not there has no files.
 */
public final class FlyteDir {
    private final String uri;
    private final String format;
    private final @Nullable String hash;

    private FlyteDir(String uri, String format, @Nullable String hash) {
        this.uri = uri;
        this.format = format;
        this.hash = hash;
    }

    /**
     * Copies a local folder into the store, with all files at any depth and what links lead to: below
     * {@link TaskContext#rawDataPath()}, in a folder of a random name, under its own name. Many files go at a time; memory grows
     * with their number, not with their size.
     *
     * @return the folder there, with its {@link #hash()}
     * @throws IOException where a file cannot be read or written; names both places
     */
    public static FlyteDir upload(Path folder) throws IOException {
        return FolderTransfer.upload(folder);
    }

    /**
     * A folder that is there already.
     *
     * @param uri such as {@code s3://bucket/folder}; not looked at
     */
    public static FlyteDir at(String uri) {
        if (uri.isEmpty()) {
            throw new IllegalArgumentException("A folder's URI is not empty");
        }
        return new FlyteDir(uri, "", null);
    }

    /** The same folder with a hash that stands for its content; see {@link #hash()}. */
    public FlyteDir withHash(String newHash) {
        return new FlyteDir(uri, format, newHash.isEmpty() ? null : newHash);
    }

    /** The same folder with a word on what is in it. */
    public FlyteDir withFormat(String newFormat) {
        return new FlyteDir(uri, newFormat, hash);
    }

    /** Where the folder lies. */
    public String uri() {
        return uri;
    }

    /** The last part of {@link #uri()}. */
    public String name() {
        return Places.name(uri);
    }

    /** What somebody said is in the folder; empty when nobody did. */
    public String format() {
        return format;
    }

    /**
     * What Flyte takes for the folder's content when it looks for cached results; without one it takes {@link #uri()}. That of an
     * uploaded folder is made of the names and bytes of its files.
     */
    public Optional<String> hash() {
        return Optional.ofNullable(hash);
    }

    /** The files in the folder at any depth, in the order of their names; none where there is no such folder. */
    public List<FlyteFile> files() throws IOException {
        return Places.storage().list(uri).stream()
                .map(Storage.Entry::uri)
                .map(FlyteFile::at)
                .toList();
    }

    /**
     * Copies the folder to the local disk, into a temporary folder of its own that is removed when the task ends.
     *
     * @return the copy, under the folder's own name
     * @throws IOException where a file cannot be read or written; names both places
     */
    public Path download() throws IOException {
        return download(TemporaryFolder.fresh().resolve(Places.localName(uri)));
    }

    /**
     * Copies the folder to the local disk, many files at a time. The copy has its name when all of it is there.
     *
     * @param target the copy; not there yet, or an empty folder
     * @return the copy
     * @throws java.nio.file.FileAlreadyExistsException where the target is anything else
     */
    public Path download(Path target) throws IOException {
        FolderTransfer.download(uri, target);
        return target;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FlyteDir folder
                && uri.equals(folder.uri)
                && format.equals(folder.format)
                && hash().equals(folder.hash());
    }

    @Override
    public int hashCode() {
        return uri.hashCode();
    }

    /** For people. */
    @Override
    public String toString() {
        return "FlyteDir(" + uri + ")";
    }
}
