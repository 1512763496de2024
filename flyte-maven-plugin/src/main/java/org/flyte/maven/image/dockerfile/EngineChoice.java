package org.flyte.maven.image.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.flyte.maven.image.dockerfile.Engines.Answer;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;

/**
 * Which engine builds an image.
 *
 * @param engine the engine
 * @param why in words, to follow its name
 */
record EngineChoice(Engine engine, String why) {
    /**
     * The one that the image names, else the first that works.
     *
     * @throws ProblemException where there is none
     */
    static EngineChoice of(ImageSettings image, Engines engines) {
        List<Answer> failed = new ArrayList<>();
        for (Engine engine : Engine.values()) {
            if (image.engine() == null || image.engine().equals(engine.label())) {
                Answer answer = engines.ask(engine, image.engineOptions());
                if (answer.works()) {
                    return new EngineChoice(engine, why(image, failed));
                }
                failed.add(answer);
            }
        }
        throw none(image, failed);
    }

    /** How to get an engine on this kind of machine. */
    public static String howToGetOne() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return "start Docker Desktop, or: brew install podman && podman machine init && podman machine start";
        }
        if (system.contains("windows")) {
            return "start Docker Desktop, or: winget install RedHat.Podman, then podman machine init and podman machine start";
        }
        return "install one that needs no daemon, such as apt-get install buildah or dnf install buildah, or start Docker";
    }

    private static String why(ImageSettings image, List<Answer> failed) {
        if (image.engine() != null) {
            return "as <engine> says";
        }
        return failed.isEmpty() ? "the first that works here" : "since " + said(failed);
    }

    private static ProblemException none(ImageSettings image, List<Answer> failed) {
        boolean named = image.engine() != null;
        return new ProblemException(new Problem(
                DockerfileCode.NO_ENGINE,
                named
                        ? "the engine that the image %s names does not work here: %s"
                                .formatted(image.key(), said(failed))
                        : "no container engine works here to build the Dockerfile of the image %s: %s"
                                .formatted(image.key(), said(failed)),
                DockerfileSource.path(image, named ? "engine" : "dockerfile"),
                (named ? "name another one of %s, or none; or ".formatted(String.join(", ", Engines.names())) : "")
                        + howToGetOne()));
    }

    private static String said(List<Answer> failed) {
        return failed.stream()
                .map(answer -> "%s does not work (%s)".formatted(answer.engine(), answer.said()))
                .collect(Collectors.joining(", "));
    }
}
