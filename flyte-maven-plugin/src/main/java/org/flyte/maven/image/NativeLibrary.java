package org.flyte.maven.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/**
 * The native part of the object stores' library, for an image's platform. It lies in the image as a file of its own: a
 * container that unpacks it from a jar starts a third of a second later, and not at all on a read-only file system.
 *
 * @param identity what tells its content, such as a release's coordinates: part of an image's tag
 * @param entry its name in the jar
 * @param jar finds the jar; asked only when an image is built, since the jar is large
 */
public record NativeLibrary(String identity, String entry, Supplier<Path> jar) {
    private static final String FOLDER = "/flyte/native";

    public NativeLibrary {
        Objects.requireNonNull(identity);
        Objects.requireNonNull(entry);
        Objects.requireNonNull(jar);
    }

    /** OpenDAL's for a platform, of the version that the runtime is made with. */
    public static NativeLibrary ofOpenDal(String version, Platform platform, Supplier<Path> jar) {
        return new NativeLibrary(
                "org.apache.opendal:opendal:" + version + ":" + platform.classifier(),
                "native/" + platform.classifier() + "/libopendal_java.so",
                jar);
    }

    /** The lowest layer: it changes with the library's version only. */
    ImageLayer layer(Path cacheFolder) {
        try {
            Path folder = cacheFolder.resolve("native").resolve(ContentHash.of(identity));
            Path file = StoredOnce.file(folder.resolve(Path.of(entry).getFileName()), this::unpack);
            String path = FOLDER + "/" + file.getFileName();
            return new ImageLayer(
                    "native",
                    List.of(
                            new LayerEntry.Folder("/flyte", Modes.FOLDER),
                            new LayerEntry.Folder(FOLDER, Modes.FOLDER),
                            new LayerEntry.DiskFile(path, Modes.FILE, file, ContentHash.ofFile(file), true)));
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            ImageCode.NATIVE_LIBRARY,
                            "%s cannot be taken out of its jar: %s".formatted(identity, e.getMessage()),
                            null,
                            "delete the jar from the local repository, and see that the disk has room"),
                    e);
        }
    }

    private void unpack(Path target) throws IOException {
        try (ZipFile zip = new ZipFile(jar.get().toFile())) {
            ZipEntry found = zip.getEntry(entry);
            if (found == null) {
                throw new IOException(zip.getName() + " does not hold " + entry);
            }
            try (InputStream content = zip.getInputStream(found)) {
                Files.copy(content, target);
            }
        }
    }
}
