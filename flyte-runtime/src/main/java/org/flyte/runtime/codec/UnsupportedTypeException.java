package org.flyte.runtime.codec;

import java.lang.reflect.Type;

/**
 * A Java type that is none of Flyte's; the message has the path inside the type. The plugin refuses it when it builds; this is for code that came another way.
 */
public final class UnsupportedTypeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final StringBuilder path = new StringBuilder();
    private final String problem;

    UnsupportedTypeException(Type type, String why) {
        this(type.getTypeName() + " " + why);
    }

    private UnsupportedTypeException(String problem) {
        super(problem);
        this.problem = problem;
    }

    /** A type that the runtime knows nothing of. */
    static UnsupportedTypeException of(Type type) {
        return new UnsupportedTypeException(type, "is no type of Flyte's" + ForeignTypes.instead(type.getTypeName()));
    }

    /** The same problem seen from the type that has this one inside. */
    public UnsupportedTypeException within(String step) {
        path.insert(0, step + " → ");
        return this;
    }

    @Override
    public String getMessage() {
        return path + problem;
    }
}
