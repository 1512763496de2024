package org.flyte.maven.index;

import java.util.Comparator;

/**
 * A method among all of a project.
 *
 * @param className binary name, as {@link Class#getName()} gives it
 * @param name the method's name
 * @param descriptor the JVM's method descriptor
 */
public record MethodId(String className, String name, String descriptor) {
    static final Comparator<MethodId> ORDER = Comparator.comparing(MethodId::className)
            .thenComparing(MethodId::name)
            .thenComparing(MethodId::descriptor);

    /** The method as people name it: {@code Hello.say}. */
    public String shortText() {
        return className.substring(className.lastIndexOf('.') + 1) + "." + name;
    }
}
