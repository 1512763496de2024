package org.flyte.runtime.codec;

import org.flyte.runtime.literal.Literal;

/** A value that does not fit its type. The message is what follows the value's name: {@code [3]: expected …}. */
public final class ValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String problem;

    /** Names the problem of the value itself: {@code is null}, {@code is no …}. */
    public ValueException(String problem) {
        this("", problem);
    }

    private ValueException(String path, String problem) {
        super(path + " " + problem);
        this.path = path;
        this.problem = problem;
    }

    static ValueException mismatch(String expected, Literal found) {
        return new ValueException("is " + found.describe() + " where " + expected + " is expected");
    }

    /** The same problem seen from the list or map that holds the value. */
    ValueException within(String step) {
        return new ValueException(step + path, problem);
    }
}
