package org.flyte.maven.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/** The parameters of a static method: what the annotation, else the compiler, says of each. */
final class ParameterNames {
    private final List<@Nullable AnnotationValues> annotations;
    private final List<@Nullable String> names;

    private ParameterNames(List<@Nullable AnnotationValues> annotations, List<@Nullable String> names) {
        this.annotations = annotations;
        this.names = names;
    }

    static ParameterNames of(MethodNode method) {
        List<@Nullable AnnotationValues> annotations = new ArrayList<>();
        List<@Nullable String> names = new ArrayList<>();
        Map<Integer, String> locals = locals(method);
        int slot = 0;
        Type[] types = Type.getArgumentTypes(method.desc);
        for (int i = 0; i < types.length; i++) {
            AnnotationValues annotation = AnnotationValues.find(annotations(method, i), AnnotationValues.PARAM);
            annotations.add(annotation);
            String chosen = annotation == null ? null : annotation.name("name");
            String compiled = method.parameters == null ? null : method.parameters.get(i).name;
            names.add(chosen != null ? chosen : compiled != null ? compiled : locals.get(slot));
            slot += types[i].getSize();
        }
        return new ParameterNames(annotations, names);
    }

    /** The name on the wire; null: neither the annotation nor the compiler says it. */
    @Nullable
    String name(int index) {
        return names.get(index);
    }

    String description(int index) {
        AnnotationValues annotation = annotations.get(index);
        String description = annotation == null ? null : annotation.text("description");
        return description == null ? "" : description;
    }

    /** The default value as written; null: none is. */
    @Nullable
    String defaultText(int index) {
        AnnotationValues annotation = annotations.get(index);
        return annotation == null ? null : annotation.text("defaultValue");
    }

    /** The annotations of a parameter, also those that a JVM does not show. */
    static List<AnnotationNode> allAnnotations(MethodNode method, int index) {
        return AnnotationValues.all(
                annotations(method, index),
                method.invisibleParameterAnnotations == null ? null : method.invisibleParameterAnnotations[index]);
    }

    private static @Nullable List<AnnotationNode> annotations(MethodNode method, int index) {
        return method.visibleParameterAnnotations == null ? null : method.visibleParameterAnnotations[index];
    }

    /** Names by slot. The first range of a slot is the parameter's: it starts with the method. */
    private static Map<Integer, String> locals(MethodNode method) {
        int slots = Arrays.stream(Type.getArgumentTypes(method.desc))
                .mapToInt(Type::getSize)
                .sum();
        Map<Integer, String> locals = new HashMap<>();
        if (method.localVariables != null) {
            for (LocalVariableNode local : method.localVariables) {
                if (local.index < slots) {
                    locals.putIfAbsent(local.index, local.name);
                }
            }
        }
        return locals;
    }
}
