package org.flyte.maven.check;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.flyte.maven.image.dockerfile.Engines;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;

/**
 * The programs that can build a Dockerfile.
 *
 * @param engines those of this machine
 */
public record EngineCheck(Engines engines) {
    private static final String SUBJECT = "engine";

    /** Those that are known. */
    public static EngineCheck known() {
        return new EngineCheck(Engines.here());
    }

    Finding find(Collection<ImageSettings> images) {
        List<ImageSettings> needed =
                images.stream().filter(image -> image.dockerfile() != null).toList();
        if (needed.isEmpty()) {
            return Finding.notNeeded(SUBJECT, "no image has a Dockerfile; " + working());
        }
        try {
            return Finding.ok(
                    SUBJECT,
                    needed.stream()
                            .map(image -> image.key() + " by " + engines.chosen(image))
                            .collect(Collectors.joining(", ")));
        } catch (ProblemException e) {
            return Finding.failed(SUBJECT, e);
        }
    }

    private String working() {
        String names = engines.all(List.of()).stream()
                .filter(Engines.Answer::works)
                .map(Engines.Answer::engine)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none works here" : names;
    }
}
