package org.flyte.maven.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flyte.weaver.SourceLanguage;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.RecordComponentNode;
import org.objectweb.asm.tree.TypeAnnotationNode;

/** What a record is made of, as its class file has it. A data class of Kotlin is a record too. */
final class DeclaredRecord {
    private static final Pattern ACCESSOR = Pattern.compile("component(\\d{1,3})(\\$.*)?");

    private DeclaredRecord() {}

    /**
     * A component.
     *
     * @param param what is said of it; null: nothing
     * @param shown annotations of its type that a JVM shows
     * @param hidden those that are in the class file only
     * @param beside annotations of the component itself and of its field
     */
    record Part(
            String name,
            String descriptor,
            @Nullable String signature,
            @Nullable List<TypeAnnotationNode> shown,
            @Nullable List<TypeAnnotationNode> hidden,
            List<AnnotationNode> beside,
            @Nullable AnnotationValues param) {}

    static boolean is(ClassNode node) {
        return isRecord(node) || !accessors(node).isEmpty();
    }

    /** The components of a class that is a record, in their order. */
    static List<Part> parts(ClassNode node) {
        return isRecord(node) ? ofRecord(node) : ofDataClass(node);
    }

    private static boolean isRecord(ClassNode node) {
        return "java/lang/Record".equals(node.superName);
    }

    /** One without components has no list of them either. */
    private static List<Part> ofRecord(ClassNode node) {
        List<RecordComponentNode> components = Objects.requireNonNullElse(node.recordComponents, List.of());
        MethodNode constructor = SourceLanguage.of(node) == SourceLanguage.KOTLIN
                ? constructor(node, components.stream().map(it -> it.descriptor))
                : null;
        List<Part> parts = new ArrayList<>();
        for (RecordComponentNode component : components) {
            AnnotationValues param = AnnotationValues.find(component.visibleAnnotations, AnnotationValues.PARAM);
            parts.add(new Part(
                    component.name,
                    component.descriptor,
                    component.signature,
                    component.visibleTypeAnnotations,
                    component.invisibleTypeAnnotations,
                    beside(node, component),
                    param == null ? param(constructor, parts.size()) : param));
        }
        return parts;
    }

    private static List<Part> ofDataClass(ClassNode node) {
        List<MethodNode> accessors = accessors(node);
        MethodNode constructor = constructor(node, types(accessors));
        List<Part> parts = new ArrayList<>();
        for (MethodNode accessor : accessors) {
            String name = fieldRead(accessor);
            FieldNode field = node.fields.stream()
                    .filter(it -> it.name.equals(name))
                    .findFirst()
                    .orElseThrow();
            parts.add(new Part(
                    field.name,
                    field.desc,
                    field.signature,
                    accessor.visibleTypeAnnotations,
                    accessor.invisibleTypeAnnotations,
                    AnnotationValues.all(field.visibleAnnotations, field.invisibleAnnotations),
                    param(constructor, parts.size())));
        }
        return parts;
    }

    /**
     * The methods {@code component1} and so on of a data class. There are none in any other class, nor in one with a component of
     * a value class, which has a name that nobody can call.
     */
    private static List<MethodNode> accessors(ClassNode node) {
        if (SourceLanguage.of(node) != SourceLanguage.KOTLIN || MethodShape.has(node.access, Opcodes.ACC_ABSTRACT)) {
            return List.of();
        }
        Map<Integer, MethodNode> byNumber = new HashMap<>();
        for (MethodNode method : node.methods) {
            Matcher name = ACCESSOR.matcher(method.name);
            if (name.matches() && method.desc.startsWith("()") && fieldRead(method) != null) {
                byNumber.put(Integer.valueOf(name.group(1)), method);
            }
        }
        List<MethodNode> accessors = new ArrayList<>();
        while (byNumber.containsKey(accessors.size() + 1)) {
            accessors.add(byNumber.get(accessors.size() + 1));
        }
        return constructor(node, types(accessors)) == null ? List.of() : accessors;
    }

    private static Stream<String> types(List<MethodNode> accessors) {
        return accessors.stream().map(it -> Type.getReturnType(it.desc).getDescriptor());
    }

    /** The constructor that takes the components in their order. */
    private static @Nullable MethodNode constructor(ClassNode node, Stream<String> types) {
        String descriptor = types.collect(Collectors.joining("", "(", ")V"));
        return node.methods.stream()
                .filter(it -> it.name.equals("<init>") && it.desc.equals(descriptor))
                .findFirst()
                .orElse(null);
    }

    /** The field that a method returns and does nothing else; null for other methods. */
    private static @Nullable String fieldRead(MethodNode method) {
        AbstractInsnNode[] code = Arrays.stream(method.instructions.toArray())
                .filter(it -> it.getOpcode() >= 0)
                .toArray(AbstractInsnNode[]::new);
        return code.length == 3
                        && code[0].getOpcode() == Opcodes.ALOAD
                        && code[1] instanceof FieldInsnNode field
                        && field.getOpcode() == Opcodes.GETFIELD
                ? field.name
                : null;
    }

    /** Kotlin leaves the annotation of a component at the constructor's parameter. */
    private static @Nullable AnnotationValues param(@Nullable MethodNode constructor, int index) {
        return constructor == null || constructor.visibleParameterAnnotations == null
                ? null
                : AnnotationValues.find(constructor.visibleParameterAnnotations[index], AnnotationValues.PARAM);
    }

    /** Kotlin has it on the field only whether a component may be null. */
    private static List<AnnotationNode> beside(ClassNode node, RecordComponentNode component) {
        List<AnnotationNode> annotations =
                AnnotationValues.all(component.visibleAnnotations, component.invisibleAnnotations);
        for (FieldNode field : node.fields) {
            if (field.name.equals(component.name)) {
                annotations.addAll(AnnotationValues.all(field.visibleAnnotations, field.invisibleAnnotations));
            }
        }
        return annotations;
    }
}
