package org.flyte.maven.index;

import java.util.HashSet;
import java.util.Set;

/**
 * Where a type stands.
 *
 * @param path what it belongs to and the types around it, joined by arrows
 * @param needed the records around it that cannot be made without a value of it
 */
record TypePlace(String path, Set<JavaType> needed) {
    static TypePlace of(String path) {
        return new TypePlace(path, Set.of());
    }

    /** Inside a type that can be without a value, such as a list. */
    TypePlace inside(JavaType type) {
        return new TypePlace(path + " → " + type.outline(), Set.of());
    }

    /** A value of the type can be of another variant, or absent. */
    TypePlace dispensable() {
        return new TypePlace(path, Set.of());
    }

    /** A component of a record. */
    TypePlace component(JavaType owner, String name) {
        Set<JavaType> more = new HashSet<>(needed);
        more.add(owner);
        return new TypePlace(path + " → " + owner.outline() + "." + name, Set.copyOf(more));
    }

    UnsupportedTypeException unsupported(JavaType type, String instead) {
        return refusal(IndexCode.UNSUPPORTED_TYPE, type, "cannot be passed", "use " + instead);
    }

    UnsupportedTypeException refusal(IndexCode code, JavaType type, String why, String fix) {
        return new UnsupportedTypeException(code, path + " → " + type.text() + " " + why, fix);
    }
}
