package org.flyte.devserver.exec;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a server that was killed leaves behind: processes that still run, and their workspaces. Each server has a folder
 * of its own for them. A workspace says which process is its own and when that began, so that another process which has
 * the number by now is left alone. Where the system tells the working directories of processes, all that work in the
 * folder count too: those that were just started, and those whose parents are gone.
 */
final class Leftovers {
    private static final String OWNER = ".process";
    private static final Path PROCESSES = Path.of("/proc");

    private static final long PATIENCE_SECONDS = 5;

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

    /** Ends the processes and removes the workspaces of all earlier servers. */
    static void clear(Path folders, Consumer<String> warnings) {
        try {
            for (Path folder : list(folders)) {
                clearOne(folder);
            }
        } catch (IOException e) {
            warnings.accept("What an earlier server left in " + folders + " cannot be removed: " + e);
        }
    }

    /** Ends the processes of one server and removes its folder. */
    static void clearOne(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Set<ProcessHandle> processes = workingIn(folder);
        for (Path workspace : list(folder)) {
            noted(workspace).ifPresent(processes::add);
        }
        for (ProcessHandle process : Set.copyOf(processes)) {
            try (Stream<ProcessHandle> children = process.descendants()) {
                children.forEach(processes::add);
            }
        }
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(Leftovers::awaitEnd);
        Workspace.delete(folder);
    }

    /** For a moment: one that nobody reaps would never be seen to end. */
    private static void awaitEnd(ProcessHandle process) {
        process.onExit()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .exceptionally(late -> process)
                .join();
    }

    private static Optional<ProcessHandle> noted(Path workspace) throws IOException {
        try {
            String[] owner = Files.readString(workspace.resolve(OWNER)).split(" ", 2);
            return ProcessHandle.of(Long.parseLong(owner[0]))
                    .filter(process -> owner.length == 2 && started(process).equals(owner[1]));
        } catch (NoSuchFileException | NotDirectoryException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Set<ProcessHandle> workingIn(Path folder) throws IOException {
        Set<ProcessHandle> found = new LinkedHashSet<>();
        for (Path process : list(PROCESSES)) {
            String name = process.getFileName().toString();
            if (name.chars().allMatch(Character::isDigit) && worksIn(process, folder)) {
                ProcessHandle.of(Long.parseLong(name)).ifPresent(found::add);
            }
        }
        return found;
    }

    private static boolean worksIn(Path process, Path folder) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).startsWith(folder);
        } catch (IOException | UnsupportedOperationException e) {
            // It has ended, or is another user's, and then none of these.
            return false;
        }
    }

    private static Set<Path> list(Path folder) throws IOException {
        Set<Path> entries = new LinkedHashSet<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
                stream.forEach(entries::add);
            } catch (NoSuchFileException e) {
                return Set.of();
            }
        }
        return entries;
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
