package org.flyte.devserver.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The output of each attempt, a file each; the ones being written can be followed. */
public final class LogStore {
    private final Path root;
    private final ConcurrentMap<Path, AttemptLog> open = new ConcurrentHashMap<>();

    public LogStore(Path root) {
        this.root = root;
    }

    /** Starts the log of an attempt, counted from 1; what it held before is gone. */
    public AttemptLog start(ActionKey action, int attempt) throws IOException {
        Path file = file(action, attempt);
        Files.createDirectories(file.getParent());
        AttemptLog log = AttemptLog.create(file, () -> open.remove(file));
        open.put(file, log);
        return log;
    }

    /** Reads an attempt's log from its beginning, following it while it grows; empty when the attempt never started. */
    public Optional<LogTail> tail(ActionKey action, int attempt) throws IOException {
        Path file = file(action, attempt);
        AttemptLog growing = open.get(file);
        if (growing != null) {
            return Optional.of(new LogTail(file, growing));
        }
        return Files.exists(file) ? Optional.of(new LogTail(file, null)) : Optional.empty();
    }

    private Path file(ActionKey action, int attempt) {
        return root.resolve(action.path()).resolve(attempt + ".log");
    }
}
