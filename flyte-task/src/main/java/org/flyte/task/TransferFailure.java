package org.flyte.task;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Says of a failed copy from where to where it was. */
final class TransferFailure {
    private TransferFailure() {}

    /** Returns what to throw; of the same type where callers may want to tell it from others. */
    static IOException of(String from, String to, IOException cause) {
        IOException failure;
        if (cause instanceof InterruptedIOException) {
            return cause;
        } else if (cause instanceof NoSuchFileException missing && from.equals(missing.getFile())) {
            failure = new NoSuchFileException(from, to, "cannot be copied, since it is not there");
        } else {
            failure = new IOException(from + " cannot be copied to " + to + ": " + reason(cause));
        }
        failure.initCause(cause);
        return failure;
    }

    /** The JDK's own exceptions often have no reason but in the name of their class. */
    private static @Nullable String reason(IOException cause) {
        boolean bare = cause instanceof FileSystemException system && system.getReason() == null;
        return bare ? cause.getClass().getSimpleName() + " " + cause.getMessage() : cause.getMessage();
    }
}
