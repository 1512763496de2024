package org.flyte.maven.image;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;

/** A machine that images are made for: those that the object stores' library is there for. */
public enum Platform {
    /** {@code linux/amd64}. */
    LINUX_AMD64("amd64", "linux-x86_64"),
    /** {@code linux/arm64}. */
    LINUX_ARM64("arm64", "linux-aarch_64");

    static final String OS = "linux";

    private final String architecture;
    private final String classifier;

    Platform(String architecture, String classifier) {
        this.architecture = architecture;
        this.classifier = classifier;
    }

    /** As it is written in a POM, {@code linux/amd64}. */
    public String text() {
        return OS + "/" + architecture;
    }

    /** As images name it, {@code amd64}. */
    String architecture() {
        return architecture;
    }

    /** The classifier of the jar that holds the object stores' library for it. */
    public String classifier() {
        return classifier;
    }

    /** The platform that an image says it is for; none where it is another than these. */
    static Optional<Platform> of(String os, String architecture) {
        return Arrays.stream(values())
                .filter(platform -> os.equals(OS) && platform.architecture.equals(architecture))
                .findFirst();
    }

    /** That of this machine. */
    static Platform here() {
        return System.getProperty("os.arch", "").matches("aarch64|arm64") ? LINUX_ARM64 : LINUX_AMD64;
    }

    /**
     * The platform of that name.
     *
     * @throws ProblemException where there is no library for it
     */
    static Platform of(String text, ImageSettings image) {
        return Arrays.stream(values())
                .filter(platform -> text.equals(platform.text())
                        || (platform == LINUX_ARM64 && text.equals(platform.text() + "/v8")))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem(
                        ImageCode.UNKNOWN_PLATFORM,
                        "the image %s is for %s, and the library that reads object stores is there for %s only"
                                .formatted(
                                        image.key(),
                                        text,
                                        Arrays.stream(values())
                                                .map(Platform::text)
                                                .collect(Collectors.joining(" and "))),
                        ImageAddress.path(image, "platforms"),
                        "leave that platform out")));
    }
}
