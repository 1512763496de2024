package org.flyte.maven.check;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about one thing.
 *
 * @param subject the thing
 * @param what what was found, one line
 * @param fix what to do; null when nothing has to be done
 */
public record Finding(
        String subject,
        Status status,
        String what,
        @Nullable String fix) {
    /** Whether the thing is well. */
    public enum Status {
        OK("ok"),
        FAILED("FAILED"),
        NOT_NEEDED("not needed");

        private final String text;

        Status(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    static Finding ok(String subject, String what) {
        return new Finding(subject, Status.OK, what, null);
    }

    static Finding notNeeded(String subject, String what) {
        return new Finding(subject, Status.NOT_NEEDED, what, null);
    }

    static Finding failed(String subject, String what, String fix) {
        return new Finding(subject, Status.FAILED, what, fix);
    }

    /** The user errors that the look at a thing ended with. */
    public static Finding failed(String subject, ProblemException failure) {
        return failed(subject, joined(failure, Finding::said), joined(failure, Problem::fix));
    }

    private static String said(Problem problem) {
        return problem.code().text() + " " + (problem.where() == null ? "" : problem.where() + ": ") + problem.what();
    }

    private static String joined(ProblemException failure, Function<Problem, String> part) {
        return failure.problems().stream().map(part).distinct().collect(Collectors.joining("; "));
    }
}
