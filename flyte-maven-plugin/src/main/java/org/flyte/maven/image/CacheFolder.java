package org.flyte.maven.image;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/** Where parts of images are kept between builds. What lies there under its own name is whole. */
final class CacheFolder {
    private static final String FIX =
            "make room on its disk and see that you may write there, or have XDG_CACHE_HOME name another folder";

    private CacheFolder() {}

    /** Writes a small file, or leaves what was there. */
    static void write(Path file, String text) throws IOException {
        Path draft = Files.createTempFile(Files.createDirectories(file.getParent()), ".draft", "");
        try {
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** That a part cannot be kept: an error of this machine, whatever it was kept for. */
    static ProblemException unwritable(Path folder, IOException failure) {
        return failed(folder, "the cache of images cannot be written", failure);
    }

    /** That something fails which is done in the cache. */
    static ProblemException failed(Path folder, String what, IOException failure) {
        return new ProblemException(
                new Problem(ImageCode.LOCAL_FOLDER, what + ": " + told(failure), folder.toString(), FIX), failure);
    }

    /** The failure in words; the JDK has a path alone for some. */
    static String told(IOException failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        if (!(failure instanceof FileSystemException file) || file.getReason() != null) {
            return message;
        }
        if (failure instanceof AccessDeniedException) {
            return message + ": permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return message + ": it is not there";
        }
        return failure instanceof FileAlreadyExistsException ? message + ": it is no folder" : message;
    }
}
