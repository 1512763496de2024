package org.flyte.maven.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/** The layer of the user's classes. */
final class CodeLayer {
    private static final String NAME = "code";

    private CodeLayer() {}

    /** An empty folder that whatever user the base image runs as may unpack a bundle into. */
    static ImageLayer empty(String root) {
        return new ImageLayer(
                NAME,
                List.of(
                        new LayerEntry.Folder(root, Modes.FOLDER),
                        new LayerEntry.Folder(root + "/code", Modes.SHARED_FOLDER)));
    }

    /** The folder with all that lies in another. */
    static ImageLayer of(String root, Path source) {
        List<LayerEntry> entries = new ArrayList<>();
        entries.add(new LayerEntry.Folder(root, Modes.FOLDER));
        entries.add(new LayerEntry.Folder(root + "/code", Modes.FOLDER));
        try (Stream<Path> walk = Files.walk(source)) {
            for (Path path : walk.filter(it -> !it.equals(source)).sorted().toList()) {
                entries.add(entry(
                        root + "/code/" + source.relativize(path).toString().replace('\\', '/'), path));
            }
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            ImageCode.LOCAL_FOLDER,
                            "the code cannot be read: " + e.getMessage(),
                            source.toString(),
                            "see that the folder can be read, or run mvn clean"),
                    e);
        }
        return new ImageLayer(NAME, entries);
    }

    private static LayerEntry entry(String path, Path source) throws IOException {
        if (Files.isDirectory(source)) {
            return new LayerEntry.Folder(path, Modes.FOLDER);
        }
        int mode = isExecutable(source) ? Modes.EXECUTABLE : Modes.FILE;
        return new LayerEntry.DiskFile(path, mode, source, ContentHash.ofFile(source), false);
    }

    /** Only the owner's right counts, as in a bundle: the other bits come from the umask of whoever built. */
    static boolean isExecutable(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
    }
}
