package org.flyte.maven.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.flyte.client.DataUpload;
import org.flyte.client.FileUri;
import org.flyte.client.value.LocalFiles;
import org.flyte.client.value.RemoteFile;
import org.jspecify.annotations.Nullable;

/** The files of this machine that inputs name: looked for before anything is built, and uploaded when the run is made. */
final class InputFiles implements LocalFiles {
    private final Path directory;
    private final @Nullable DataUpload upload;
    private final boolean sharesFiles;
    private final Map<Path, RemoteFile> known = new HashMap<>();

    private InputFiles(Path directory, @Nullable DataUpload upload, boolean sharesFiles) {
        this.directory = directory;
        this.upload = upload;
        this.sharesFiles = sharesFiles;
    }

    /**
     * Only looks whether the files are there.
     *
     * @param directory what relative paths are relative to
     */
    static InputFiles lookedFor(Path directory) {
        return new InputFiles(directory, null, false);
    }

    /**
     * Uploads the files.
     *
     * @param sharesFiles whether tasks read the files of this machine, so that a {@code file:} URI is an address for them too
     */
    static InputFiles uploaded(Path directory, DataUpload upload, boolean sharesFiles) {
        return new InputFiles(directory, upload, sharesFiles);
    }

    /** Whether a value named a file. */
    boolean areNamed() {
        return !known.isEmpty();
    }

    @Override
    public Optional<RemoteFile> remote(String location, boolean folder) {
        return path(location)
                .filter(path -> folder ? Files.isDirectory(path) : Files.isRegularFile(path))
                .map(path -> known.computeIfAbsent(path, file -> remote(location, file, folder)));
    }

    private RemoteFile remote(String location, Path file, boolean folder) {
        if (upload == null || (sharesFiles && isUri(location))) {
            return new RemoteFile(isUri(location) ? location : file.toUri().toString(), null);
        }
        return folder ? upload.folder(file) : upload.file(file);
    }

    @Override
    public Optional<String> text(String path) {
        try {
            Optional<Path> file = path(path).filter(Files::isRegularFile);
            return file.isPresent() ? Optional.of(Files.readString(file.get())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<Path> path(String location) {
        try {
            return Optional.of(isUri(location) ? FileUri.path(location) : directory.resolve(location))
                    .filter(path -> !location.isBlank());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isUri(String location) {
        return location.regionMatches(true, 0, "file:", 0, "file:".length());
    }
}
