package org.flyte.devserver.exec;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a server that was killed leaves behind: processes that still run, and their workspaces. A workspace says which
 * process is its own and when that began, so that another process which has the number by now is left alone.
 */
final class Leftovers {
    private static final String OWNER = ".process";

    private Leftovers() {}

    /** Notes in a workspace which process runs there. */
    static void note(Path workspace, ProcessHandle process, Consumer<String> warnings) {
        try {
            Files.writeString(workspace.resolve(OWNER), process.pid() + " " + started(process));
        } catch (IOException e) {
            // The process runs; only clearing up after a killed server would miss it.
            warnings.accept("Process " + process.pid() + " cannot be noted in " + workspace + ": " + e);
        }
    }

    /** Ends the processes and removes the workspaces of an earlier server. */
    static void clear(Path workspaces, Consumer<String> warnings) {
        if (!Files.isDirectory(workspaces)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(workspaces)) {
            for (Path folder : folders) {
                process(folder).ifPresent(Leftovers::kill);
                Workspace.delete(folder);
            }
        } catch (IOException e) {
            warnings.accept("What an earlier server left in " + workspaces + " cannot be removed: " + e);
        }
    }

    private static Optional<ProcessHandle> process(Path workspace) throws IOException {
        try {
            String[] owner = Files.readString(workspace.resolve(OWNER)).split(" ", 2);
            return ProcessHandle.of(Long.parseLong(owner[0]))
                    .filter(process -> owner.length == 2 && started(process).equals(owner[1]));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void kill(ProcessHandle process) {
        try (Stream<ProcessHandle> children = process.descendants()) {
            children.toList().forEach(ProcessHandle::destroyForcibly);
        }
        process.destroyForcibly();
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
