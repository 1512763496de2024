package org.flyte.maven.config.bind;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.flyte.maven.config.Redaction;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemCode;

/** All errors of a configuration in the order in which they were found, none twice. */
final class Problems {
    private final Set<Problem> found = new LinkedHashSet<>();

    void add(ProblemCode code, String what, String where, String fix) {
        found.add(new Problem(code, Redaction.ofQuoted(what), where, fix));
    }

    List<Problem> all() {
        return List.copyOf(found);
    }
}
