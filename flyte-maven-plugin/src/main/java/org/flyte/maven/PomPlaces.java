package org.flyte.maven;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.flyte.maven.config.Origin;
import org.jspecify.annotations.Nullable;

/** Names places in the POMs of a module and its parents, as users look them up from the module's folder. */
final class PomPlaces {
    private static final String POM = "POM";

    private final Path directory;
    private final Map<Path, PomProfiles> profiles = new HashMap<>();

    PomPlaces(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    Origin origin(PomElement.@Nullable Location location) {
        Path file = location == null ? null : path(location.file());
        if (location == null || file == null) {
            return Origin.of(POM);
        }
        String profile = profiles.computeIfAbsent(file, PomProfiles::of).at(location.line());
        return new Origin(
                profile == null ? POM : POM + " profile " + profile, "", "", name(file) + ":" + location.line());
    }

    private String name(Path file) {
        Path relative = file.getRoot() != null && file.getRoot().equals(directory.getRoot())
                ? directory.relativize(file)
                : file;
        // A parent out of a repository is known by its name rather than by the way to it.
        boolean near = relative.getNameCount() < file.getNameCount() && file.endsWith("pom.xml");
        return (near ? relative : file.getFileName()).toString().replace('\\', '/');
    }

    private static @Nullable Path path(String file) {
        try {
            Path path = file.startsWith("file:") ? Path.of(URI.create(file)) : Path.of(file);
            return path.toAbsolutePath().normalize();
        } catch (IllegalArgumentException | FileSystemNotFoundException unreadable) {
            return null;
        }
    }
}
