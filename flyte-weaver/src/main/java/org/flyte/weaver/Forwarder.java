package org.flyte.weaver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The static methods that Scala writes beside the methods of an object, and Kotlin beside those of a companion. They only
 * call the method of the same name of the one instance, which has the body, and which the object's own methods call.
 */
public final class Forwarder {
    private static final String JVM_STATIC = "Lkotlin/jvm/JvmStatic;";

    private Forwarder() {}

    /** The internal name of the object's class that a static method of its outer class calls; null: it has its own body. */
    public static @Nullable String object(ClassNode owner, MethodNode method) {
        if (SourceLanguage.of(owner) == SourceLanguage.JAVA || (method.access & Opcodes.ACC_STATIC) == 0) {
            return null;
        }
        List<AbstractInsnNode> code = Arrays.stream(method.instructions.toArray())
                .filter(it -> it.getOpcode() >= 0)
                .toList();
        return opcodes(method)
                                .equals(code.stream()
                                        .map(AbstractInsnNode::getOpcode)
                                        .toList())
                        && code.get(code.size() - 2) instanceof MethodInsnNode call
                        && call.name.equals(method.name)
                        && call.desc.equals(method.desc)
                        && owner.name.equals(outer(call.owner))
                ? call.owner
                : null;
    }

    private static List<Integer> opcodes(MethodNode method) {
        List<Integer> opcodes = new ArrayList<>(List.of(Opcodes.GETSTATIC));
        for (Type parameter : Type.getArgumentTypes(method.desc)) {
            opcodes.add(parameter.getOpcode(Opcodes.ILOAD));
        }
        opcodes.add(Opcodes.INVOKEVIRTUAL);
        opcodes.add(Type.getReturnType(method.desc).getOpcode(Opcodes.IRETURN));
        return opcodes;
    }

    /** The internal name of the class with the static method that calls a method of an object; null: it has none. */
    public static @Nullable String outer(ClassNode object, MethodNode method) {
        if ((method.access & Opcodes.ACC_STATIC) != 0) {
            return null;
        }
        boolean called =
                switch (SourceLanguage.of(object)) {
                    case JAVA -> false;
                    case KOTLIN -> SourceLanguage.has(method.visibleAnnotations, JVM_STATIC);
                    case SCALA -> object.fields.stream().anyMatch(field -> field.name.equals("MODULE$"));
                };
        return called ? outer(object.name) : null;
    }

    /** Of {@code Main$} in Scala and of {@code Main$Companion} in Kotlin: {@code Main}. */
    private static @Nullable String outer(String object) {
        int end = object.lastIndexOf('$');
        return end < 0 ? null : object.substring(0, end);
    }
}
