package org.flyte.maven.index;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;

/**
 * The anonymous and local classes of one body. Compilers number them through the outer class, so another one elsewhere
 * renames them: here each gets a number by its first use in the body.
 */
final class LocalClasses {
    private static final Pattern CLASS_IN_DESCRIPTOR = Pattern.compile("L([^;]+);");

    private final ClassSource source;
    private final Set<String> known = new HashSet<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Deque<String> unseen = new ArrayDeque<>();

    LocalClasses(ClassSource source) {
        this.source = source;
    }

    ClassSource source() {
        return source;
    }

    /** Takes note of the local classes that a class declares or uses. */
    void declaredBy(ClassNode owner) {
        for (InnerClassNode inner : owner.innerClasses) {
            if (inner.outerName == null) {
                known.add(inner.name);
            }
        }
    }

    /** An internal name or an array's descriptor, stable. */
    String name(String internalName) {
        if (internalName.startsWith("[")) {
            return descriptor(internalName);
        }
        return known.contains(internalName) ? "local class " + number(internalName) : internalName;
    }

    /** A descriptor of a field or method, stable. */
    String descriptor(String descriptor) {
        Matcher classes = CLASS_IN_DESCRIPTOR.matcher(descriptor);
        return classes.replaceAll(found -> Matcher.quoteReplacement("L" + name(found.group(1)) + ";"));
    }

    /** The next class that was used and not yet handed out; null: all were. */
    @Nullable
    ClassNode next() {
        while (!unseen.isEmpty()) {
            ClassNode next = source.find(unseen.remove()).orElse(null);
            if (next != null) {
                return next;
            }
        }
        return null;
    }

    private int number(String internalName) {
        Integer number = numbers.get(internalName);
        if (number == null) {
            number = numbers.size();
            numbers.put(internalName, number);
            unseen.add(internalName);
        }
        return number;
    }
}
