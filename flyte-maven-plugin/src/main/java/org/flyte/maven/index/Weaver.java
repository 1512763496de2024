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
        Set<String> methods =
                path.endsWith(CLASS) ? methodsByClass.get(path.substring(0, path.length() - CLASS.length())) : null;
        return methods == null ? original : WovenClass.of(original, methods);
    }
}
