package org.flyte.maven.config.bind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.flyte.maven.config.BuildSettings;
import org.flyte.maven.config.BuildSettings.Destination;
import org.flyte.maven.config.MergedTree;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/** Reads where {@code build} brings images. */
public final class BuildBinder {
    private static final Kind<String> TO =
            Choice.of(Arrays.stream(Destination.values()).map(Destination::text).toList());

    private BuildBinder() {}

    /**
     * Reads {@code <build>} alone.
     *
     * @throws ProblemException with what fits no known shape, and when the destination is none
     */
    public static BuildSettings bind(MergedTree merged) {
        Problems problems = new Problems();
        String to = new Element(merged.tree(), problems).at("build").value("to", TO);
        List<Problem> all = new ArrayList<>(merged.problems());
        all.addAll(problems.all());
        if (!all.isEmpty()) {
            throw new ProblemException(all);
        }
        return new BuildSettings(to == null ? Destination.CACHE : Destination.valueOf(to.toUpperCase(Locale.ROOT)));
    }
}
