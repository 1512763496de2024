package org.flyte.maven.config.bind;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Files and folders of the project that the configuration names. */
final class ProjectFiles {
    private final Path directory;

    ProjectFiles(Path directory) {
        this.directory = directory;
    }

    /** A file that must be there. */
    Kind<String> file(String what) {
        return text -> {
            if (!Files.isRegularFile(resolve(text, what))) {
                throw missing(text, what);
            }
            return text;
        };
    }

    /** A folder that must be there. */
    Kind<String> folder(String what) {
        return text -> {
            if (!Files.isDirectory(resolve(text, what))) {
                throw missing(text, what);
            }
            return text;
        };
    }

    Path resolve(String text) {
        return directory.resolve(text);
    }

    private Path resolve(String text, String what) throws BadValueException {
        try {
            return resolve(text);
        } catch (InvalidPathException malformed) {
            throw missing(text, what);
        }
    }

    private static BadValueException missing(String text, String what) {
        return new BadValueException(
                ValueCode.NO_SUCH_FILE,
                "there is no " + what + " '" + text + "'",
                "write its path, absolute or from the module's folder");
    }
}
