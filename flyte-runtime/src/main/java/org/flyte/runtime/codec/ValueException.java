package org.flyte.runtime.codec;

import org.flyte.runtime.literal.Literal;
import org.flyte.wire.msgpack.MsgpackException;
import org.jspecify.annotations.Nullable;

/** A value that does not fit its type. The message is what follows the value's name: {@code .items[3] is the text "x" where …}. */
public final class ValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Of a longer path, as of a list in a list in a list …, only both ends are said. */
    private static final int LONGEST_PATH = 400;

    private final StringBuilder path = new StringBuilder();
    private final String problem;

    /** Names the problem of the value itself: {@code is null}, {@code is no …}. */
    public ValueException(String problem) {
        this(problem, null);
    }

    ValueException(String problem, @Nullable Throwable cause) {
        super(problem, cause);
        this.problem = problem;
    }

    static ValueException mismatch(String expected, Literal found) {
        return new ValueException("is " + found.describe() + " where " + expected + " is expected");
    }

    static ValueException isNull() {
        return new ValueException("is null; a value that may be absent is declared as Optional or @Nullable");
    }

    static ValueException wrongClass(@Nullable Object value) {
        return new ValueException(
                "is a " + (value == null ? "null" : value.getClass().getName()) + ", which is not what its type says");
    }

    /** Bytes that are no msgpack, or more than a reader takes. */
    static ValueException malformed(MsgpackException cause) {
        return new ValueException("has " + cause.getMessage(), cause);
    }

    /** The same problem seen from the list, map or record that holds the value. */
    ValueException within(String step) {
        path.insert(0, step);
        return this;
    }

    @Override
    public String getMessage() {
        String whole = path.length() <= LONGEST_PATH
                ? path.toString()
                : path.substring(0, LONGEST_PATH / 2) + "…" + path.substring(path.length() - LONGEST_PATH / 2);
        return whole + " " + problem;
    }
}
