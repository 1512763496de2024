package org.flyte.maven.image.dockerfile;

import java.util.Set;

/**
 * Which options belong to an engine's program itself rather than to its build command.
 *
 * @param valued those with a value
 * @param flags those without one
 */
record GlobalOptions(Set<String> valued, Set<String> flags) {
    private static final Set<String> DOCKER = Set.of(
            "--config", "--context", "--host", "-H", "--log-level", "-l", "--tlscacert", "--tlscert", "--tlskey");
    private static final Set<String> DOCKER_FLAGS = Set.of("--debug", "-D", "--tls", "--tlsverify");
    private static final Set<String> BUILDAH = Set.of(
            "--cgroup-manager",
            "--log-level",
            "--registries-conf",
            "--registries-conf-dir",
            "--root",
            "--runroot",
            "--short-name-alias-conf",
            "--storage-driver",
            "--storage-opt");
    private static final Set<String> PODMAN = Set.of(
            "--cgroup-manager",
            "--connection",
            "--events-backend",
            "--identity",
            "--imagestore",
            "--log-level",
            "--registries-conf",
            "--root",
            "--runroot",
            "--runtime",
            "--storage-driver",
            "--storage-opt",
            "--tmpdir",
            "--url");

    static GlobalOptions of(Engine engine) {
        return switch (engine) {
            case BUILDX, DOCKER -> new GlobalOptions(DOCKER, DOCKER_FLAGS);
            case BUILDAH -> new GlobalOptions(BUILDAH, Set.of());
            case PODMAN -> new GlobalOptions(PODMAN, Set.of("--remote", "-r"));
        };
    }

    boolean holds(String name) {
        return valued.contains(name) || flags.contains(name);
    }
}
