package org.flyte.client.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the configuration file where Flyte's tools look for it.
 *
 * <p>{@code ./config.yaml} may be anything in a Java project. It counts only with a key of Flyte's in it; the Python SDK takes
 * whatever stands there.
 */
final class ConfigFiles {
    private static final String NAME = "config.yaml";

    private final Map<String, String> environment;
    private final Path workingDirectory;
    private final Path home;
    private final List<String> warnings = new ArrayList<>();

    ConfigFiles(Map<String, String> environment, Path workingDirectory, Path home) {
        this.environment = environment;
        this.workingDirectory = workingDirectory;
        this.home = home;
    }

    /** What was passed over, and why. */
    List<String> warnings() {
        return warnings;
    }

    /**
     * The file that counts.
     *
     * @throws FlyteConfigException when the file is named by the caller or by an environment variable, and cannot be used
     */
    Optional<ConfigFile> find(@Nullable Path explicit) {
        if (explicit != null) {
            return Optional.of(named(workingDirectory.resolve(explicit), explicit.toString()));
        }
        Path plain = workingDirectory.resolve(NAME);
        if (Files.isRegularFile(plain)) {
            ConfigFile file = found(plain, "it is passed over");
            if (file.isOfFlyte()) {
                return Optional.of(file);
            }
        }
        return first(Stream.concat(
                        Stream.of(workingDirectory.resolve(".flyte")),
                        gitRoot().map(root -> root.resolve(".flyte")).stream()))
                .or(() -> ofVariable("UCTL_CONFIG"))
                .or(() -> ofVariable("FLYTECTL_CONFIG"))
                .or(() -> first(Stream.of(home.resolve(".union"), home.resolve(".flyte"))));
    }

    private Optional<ConfigFile> first(Stream<Path> folders) {
        return folders.map(folder -> folder.resolve(NAME))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(file -> found(file, "it counts as empty"));
    }

    private Optional<ConfigFile> ofVariable(String variable) {
        String path = environment.getOrDefault(variable, "");
        return path.isEmpty() ? Optional.empty() : Optional.of(named(workingDirectory.resolve(path), variable));
    }

    private ConfigFile named(Path file, String where) {
        try {
            return ConfigFile.parse(file, Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException | ConfigFile.Malformed e) {
            String what = Files.exists(file)
                    ? "the Flyte configuration file " + file + " cannot be read: " + e.getMessage()
                    : "there is no Flyte configuration file " + file;
            throw new FlyteConfigException(what, where, "correct the path or the file", e);
        }
    }

    private ConfigFile found(Path file, String consequence) {
        try {
            return ConfigFile.parse(file, Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException | ConfigFile.Malformed e) {
            warnings.add(file + " cannot be read (" + e.getMessage() + "): " + consequence);
            return ConfigFile.empty(file);
        }
    }

    /** The top of the work tree around the working directory, as git finds it, without running git. */
    private Optional<Path> gitRoot() {
        try {
            for (Path folder = workingDirectory.toRealPath(); folder != null; folder = folder.getParent()) {
                Path git = folder.resolve(".git");
                // A folder of a repository, or the file that a linked work tree or a submodule has in its place.
                if (Files.isRegularFile(git) || Files.isRegularFile(git.resolve("HEAD"))) {
                    return Optional.of(folder);
                }
            }
        } catch (IOException e) {
            warnings.add("the folder " + workingDirectory + " cannot be resolved: " + e.getMessage());
        }
        return Optional.empty();
    }
}
