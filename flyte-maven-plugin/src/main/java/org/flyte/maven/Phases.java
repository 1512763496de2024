package org.flyte.maven;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Maven's phases, in the order of their lifecycles. A plugin cannot ask all Mavens for them alike. */
final class Phases {
    private static final List<List<String>> LIFECYCLES = List.of(
            List.of("pre-clean", "clean", "post-clean"),
            List.of(
                    "validate",
                    "initialize",
                    "generate-sources",
                    "process-sources",
                    "generate-resources",
                    "process-resources",
                    "compile",
                    "process-classes",
                    "generate-test-sources",
                    "process-test-sources",
                    "generate-test-resources",
                    "process-test-resources",
                    "test-compile",
                    "process-test-classes",
                    "test",
                    "prepare-package",
                    "package",
                    "pre-integration-test",
                    "integration-test",
                    "post-integration-test",
                    "verify",
                    "install",
                    "deploy"),
            List.of("pre-site", "site", "post-site", "site-deploy"));

    private Phases() {}

    /**
     * All phases that a build runs through.
     *
     * @param asked phases and goals that the build was asked for
     * @param running the phase that it is in, which a goal that forks a lifecycle may have led to; null for none
     */
    static List<String> reachedBy(Collection<String> asked, @Nullable String running) {
        Set<String> ends = Set.copyOf(Stream.concat(asked.stream(), Stream.ofNullable(running))
                .map(Phases::plain)
                .distinct()
                .toList());
        List<String> reached = new ArrayList<>(ends);
        for (List<String> lifecycle : LIFECYCLES) {
            ends.stream()
                    .mapToInt(lifecycle::indexOf)
                    .max()
                    .ifPresent(last -> reached.addAll(lifecycle.subList(0, last + 1)));
        }
        return reached;
    }

    /** The phase itself, where Maven 4 says {@code before:verify}, {@code after:verify} or {@code verify[100]}. */
    static String plain(String phase) {
        String inside = phase.startsWith("before:") || phase.startsWith("after:")
                ? phase.substring(phase.indexOf(':') + 1)
                : phase;
        int order = inside.indexOf('[');
        return order < 0 ? inside : inside.substring(0, order);
    }
}
