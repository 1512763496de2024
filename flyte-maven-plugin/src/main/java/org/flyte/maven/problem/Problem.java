package org.flyte.maven.problem;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One user error.
 *
 * @param code the stable code
 * @param what what is wrong, one sentence without a full stop, with the offending value in it
 * @param where XML path, {@code file:line}, address or property; null where the error has no place
 * @param fix what to do, one sentence without a full stop
 */
public record Problem(
        ProblemCode code, String what, @Nullable String where, String fix) {
    public Problem {
        Objects.requireNonNull(code);
        Objects.requireNonNull(what);
        Objects.requireNonNull(fix);
    }

    /** The error as printed: {@code FLYTE-201 Hello.java:12: what. To mend it: fix.} */
    public String text() {
        String end = what.endsWith(".") ? "" : ".";
        return code.text() + " " + (where == null ? "" : where + ": ") + what + end + " To mend it: " + fix + ".";
    }
}
