package org.flyte.runtime.codec;

import java.lang.reflect.Type;

/** A Java type that is none of Flyte's. The plugin refuses it when it builds; this is for code that came another way. */
public final class UnsupportedTypeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsupportedTypeException(Type type) {
        super("The type " + type.getTypeName() + " is no type of Flyte's");
    }
}
