package org.flyte.maven.image.dockerfile;

import org.flyte.maven.problem.ProblemCode;

/** The user errors of images from a Dockerfile. */
public enum DockerfileCode implements ProblemCode {
    /** The Dockerfile is missing, cannot be read, or is not written in a form that can be: correct its path or the line. */
    DOCKERFILE_UNUSABLE(319),
    /** The build context is no folder, or a file of it cannot be read: correct {@code context}, or leave the file out by {@code .dockerignore}. */
    CONTEXT_UNUSABLE(320),
    /** A line of {@code .dockerignore} is no pattern: correct the line. */
    IGNORE_PATTERN(321),
    /** No container engine works here, or not the one named by {@code engine}: install or start one. */
    NO_ENGINE(322),
    /** The engine failed to build the Dockerfile: its last lines say why. */
    BUILD_FAILED(323),
    /** A Dockerfile runs programs for a processor that this machine does not emulate: install the emulation, or build on such a machine. */
    NO_EMULATION(324),
    /** The engine built the image and failed to hand it over: see its last lines, most often the disk is full. */
    EXPORT_FAILED(325);

    private final int number;

    DockerfileCode(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
