package org.flyte.maven.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How images are published, the same for all of them.
 *
 * @param cacheFolder where base layers and built layers are kept between builds; may be shared by builds at once
 * @param dockerConfigs the files in Docker's format that credentials are looked up in, first come first served
 * @param offline whether Maven runs offline: then publishing is refused before any connection
 * @param version the plugin's version, told to registries as user agent
 */
public record RegistryOptions(Path cacheFolder, List<Path> dockerConfigs, boolean offline, String version) {
    public RegistryOptions {
        Objects.requireNonNull(cacheFolder);
        dockerConfigs = List.copyOf(dockerConfigs);
        Objects.requireNonNull(version);
    }

    /**
     * The options where the user configured nothing: the cache folder of the operating system, and the files that
     * docker and podman log in to.
     *
     * @param environment the process's environment variables
     * @param home the user's home folder
     */
    public static RegistryOptions ofUser(Map<String, String> environment, Path home, boolean offline, String version) {
        String docker = environment.get("DOCKER_CONFIG");
        Path dockerFolder = docker == null || docker.isBlank() ? home.resolve(".docker") : Path.of(docker);
        Stream<Path> podman = Stream.of("XDG_RUNTIME_DIR", "XDG_CONFIG_HOME")
                .map(environment::get)
                .filter(folder -> folder != null && !folder.isBlank())
                .map(folder -> Path.of(folder, "containers", "auth.json"));
        return new RegistryOptions(
                cacheFolder(environment, home),
                Stream.concat(Stream.of(dockerFolder.resolve("config.json")), podman)
                        .toList(),
                offline,
                version);
    }

    private static Path cacheFolder(Map<String, String> environment, Path home) {
        String name = "flyte-maven-plugin";
        @Nullable String xdg = environment.get("XDG_CACHE_HOME");
        if (xdg != null && !xdg.isBlank()) {
            return Path.of(xdg, name);
        }
        @Nullable String windows = environment.get("LOCALAPPDATA");
        return windows == null || windows.isBlank()
                ? home.resolve(".cache").resolve(name)
                : Path.of(windows, name, "Cache");
    }
}
