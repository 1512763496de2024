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
 * @param logins where else credentials come from
 * @param proxies those of Maven's settings, the strongest first
 */
public record RegistryOptions(
        Path cacheFolder,
        List<Path> dockerConfigs,
        boolean offline,
        String version,
        RegistryLogins logins,
        List<RegistryProxy> proxies) {
    public RegistryOptions {
        Objects.requireNonNull(cacheFolder);
        dockerConfigs = List.copyOf(dockerConfigs);
        Objects.requireNonNull(version);
        Objects.requireNonNull(logins);
        proxies = List.copyOf(proxies);
    }

    /** Where credentials are in Docker's files only, and nothing stands between this machine and its registries. */
    public RegistryOptions(Path cacheFolder, List<Path> dockerConfigs, boolean offline, String version) {
        this(cacheFolder, dockerConfigs, offline, version, RegistryLogins.NONE, List.of());
    }

    /** What registries are told of who asks. */
    String userAgent() {
        return "flyte-maven-plugin/" + version;
    }

    /** The way to registries. */
    RegistryNetwork network() {
        return new RegistryNetwork(proxies);
    }

    /** The same with what Maven's settings say. */
    public RegistryOptions with(MavenServers servers, List<RegistryProxy> fromSettings) {
        return new RegistryOptions(cacheFolder, dockerConfigs, offline, version, logins.with(servers), fromSettings);
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
        Stream<Path> podman = Stream.of(
                        path(environment, "REGISTRY_AUTH_FILE"),
                        path(environment, "XDG_RUNTIME_DIR", "containers", "auth.json"),
                        path(environment, "XDG_CONFIG_HOME", "containers", "auth.json"),
                        Stream.of(home.resolve(".config").resolve("containers").resolve("auth.json")))
                .flatMap(file -> file);
        return new RegistryOptions(
                cacheFolder(environment, home),
                Stream.concat(Stream.of(dockerFolder.resolve("config.json")), podman)
                        .distinct()
                        .toList(),
                offline,
                version,
                RegistryLogins.of(environment),
                List.of());
    }

    private static Stream<Path> path(Map<String, String> environment, String variable, String... below) {
        String folder = environment.get(variable);
        return folder == null || folder.isBlank() ? Stream.empty() : Stream.of(Path.of(folder, below));
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
