package org.flyte.maven.image.dockerfile;

import java.util.Locale;

/** The programs that can build a Dockerfile, in the order in which they are tried. The only list of them. */
enum Engine {
    BUILDX("docker"),
    BUILDAH("buildah"),
    PODMAN("podman"),
    DOCKER("docker");

    private final String program;

    Engine(String program) {
        this.program = program;
    }

    /** As users name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The program's name on the path. */
    String program() {
        return program;
    }
}
