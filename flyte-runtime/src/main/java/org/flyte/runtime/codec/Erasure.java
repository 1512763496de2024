package org.flyte.runtime.codec;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;

/** The class that is left of a generic type when the program runs. */
final class Erasure {
    private Erasure() {}

    static Class<?> of(Type type) {
        if (type instanceof Class<?> declared) {
            return declared;
        }
        if (type instanceof ParameterizedType generic) {
            return of(generic.getRawType());
        }
        if (type instanceof GenericArrayType array) {
            return Array.newInstance(of(array.getGenericComponentType()), 0).getClass();
        }
        if (type instanceof TypeVariable<?> variable) {
            return of(variable.getBounds()[0]);
        }
        throw UnsupportedTypeException.of(type);
    }
}
