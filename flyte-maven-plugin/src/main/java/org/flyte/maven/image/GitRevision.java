package org.flyte.maven.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The commit that is checked out around a folder, read from git's own files: no program is run. */
public final class GitRevision {
    private static final String COMMIT = "[0-9a-f]{40}([0-9a-f]{24})?";
    private static final int LINKS = 5;

    private GitRevision() {}

    /** The commit; none where there is no repository, or nothing is committed. */
    public static Optional<String> of(Path folder) {
        for (Path each = folder.toAbsolutePath().normalize(); each != null; each = each.getParent()) {
            Path git = each.resolve(".git");
            if (Files.exists(git)) {
                try {
                    return commit(repository(git));
                } catch (IOException | IllegalArgumentException unreadable) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** In a worktree and in a submodule a file says where the repository is. */
    private static Path repository(Path git) throws IOException {
        if (Files.isDirectory(git)) {
            return git;
        }
        String said = Files.readString(git).strip();
        return git.resolveSibling(said.replaceFirst("^gitdir:\\s*", "")).normalize();
    }

    private static Optional<String> commit(Path repository) throws IOException {
        Path common = repository.resolve("commondir");
        Path shared = Files.isRegularFile(common)
                ? repository.resolve(Files.readString(common).strip()).normalize()
                : repository;
        String name = "HEAD";
        for (int i = 0; i < LINKS; i++) {
            String value = value(name, repository, shared);
            if (value == null || value.matches(COMMIT)) {
                return Optional.ofNullable(value);
            }
            if (!value.startsWith("ref:")) {
                return Optional.empty();
            }
            name = value.substring("ref:".length()).strip();
        }
        return Optional.empty();
    }

    private static @Nullable String value(String name, Path repository, Path shared) throws IOException {
        for (Path folder : new Path[] {repository, shared}) {
            Path file = folder.resolve(name).normalize();
            if (file.startsWith(folder) && Files.isRegularFile(file)) {
                return Files.readString(file).strip();
            }
        }
        Path packed = shared.resolve("packed-refs");
        if (!Files.isRegularFile(packed)) {
            return null;
        }
        try (Stream<String> lines = Files.lines(packed)) {
            return lines.filter(line -> line.endsWith(" " + name))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .findFirst()
                    .orElse(null);
        }
    }
}
