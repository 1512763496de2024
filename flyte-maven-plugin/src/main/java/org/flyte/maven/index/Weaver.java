package org.flyte.maven.index;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.flyte.weaver.WovenClass;

/**
 * Makes calls of tasks what they are within a running action: calls of other containers. In a class with tasks each task's
 * body moves to a private twin {@code <method>$flyte}, and the task itself asks at each call whether to dispatch it or to call
 * the twin. Callers, whatever they are compiled from, stay as they are; so do classes without tasks, to the byte.
 */
public final class Weaver implements ClassTransformation {
    private static final String CLASS = ".class";

    private final Map<String, Set<String>> methodsByClass;

    private Weaver(Map<String, Set<String>> methodsByClass) {
        this.methodsByClass = methodsByClass;
    }

    /** Weaves these methods. */
    public static Weaver of(Collection<MethodId> tasks) {
        Map<String, Set<String>> methods = new HashMap<>();
        for (MethodId task : tasks) {
            methods.computeIfAbsent(task.className().replace('.', '/'), name -> new HashSet<>())
                    .add(task.name() + task.descriptor());
        }
        return new Weaver(methods);
    }

    @Override
    public byte[] apply(String path, byte[] original) {
        if (!path.endsWith(CLASS)) {
            return original;
        }
        String name = path.substring(0, path.length() - CLASS.length());
        Set<String> methods = methodsByClass.get(name);
        if (methods != null) {
            return WovenClass.of(original, methods);
        }
        int end = name.lastIndexOf('$');
        Set<String> ofOuter = end < 0 ? null : methodsByClass.get(name.substring(0, end));
        return ofOuter == null ? original : object(original, ofOuter);
    }

    /** A nested class that cannot be read is left to the JVM to refuse, should anything load it. */
    private static byte[] object(byte[] original, Set<String> methods) {
        try {
            return WovenClass.ofObject(original, methods);
        } catch (IllegalArgumentException e) {
            return original;
        }
    }
}
