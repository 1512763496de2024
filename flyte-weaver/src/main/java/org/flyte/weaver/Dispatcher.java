package org.flyte.weaver;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What stands where a task's body was:
 *
 * <pre>{@code
 * if (Dispatch.active()) {
 *   return (long) Dispatch.call(Tasks.class, "work", "(J)J", new Object[] {n});
 * }
 * return work$flyte(n);
 * }</pre>
 *
 * It has no line numbers, so that a debugger which steps into a task stops in its body.
 */
final class Dispatcher {
    private static final String DISPATCH = "org/flyte/task/spi/Dispatch";
    private static final String CALL =
            "(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/Object;";

    /** Class, name, descriptor, array, the array once more, an index, and a value of two words. */
    private static final int LARGEST_STACK = 8;

    private Dispatcher() {}

    /**
     * Replaces the method's body; annotations and parameters stay, with their names.
     *
     * @param taskClass internal name of the class by which the task is known: another one where the method is an object's
     */
    static void replace(MethodNode method, String taskClass, String owner, boolean frames) {
        Map<Integer, LocalVariableNode> names = names(method);
        method.access &= ~(Opcodes.ACC_SYNCHRONIZED | Opcodes.ACC_STRICT);
        method.instructions = new InsnList();
        method.tryCatchBlocks = new ArrayList<>();
        method.localVariables = new ArrayList<>();
        method.visibleLocalVariableAnnotations = null;
        method.invisibleLocalVariableAnnotations = null;
        Type[] parameters = Type.getArgumentTypes(method.desc);
        Type result = Type.getReturnType(method.desc);

        Label start = new Label();
        Label here = new Label();
        Label end = new Label();
        method.visitLabel(start);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, DISPATCH, "active", "()Z", false);
        method.visitJumpInsn(Opcodes.IFEQ, here);
        method.visitLdcInsn(Type.getObjectType(taskClass));
        method.visitLdcInsn(method.name);
        method.visitLdcInsn(method.desc);
        boolean ofObject = (method.access & Opcodes.ACC_STATIC) == 0;
        loadBoxed(method, parameters, ofObject ? 1 : 0);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, DISPATCH, "call", CALL, false);
        unbox(method, result);
        method.visitInsn(result.getOpcode(Opcodes.IRETURN));
        method.visitLabel(here);
        if (frames) {
            method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        }
        int words = 0;
        if (ofObject) {
            method.visitVarInsn(Opcodes.ALOAD, words++);
        }
        for (Type parameter : parameters) {
            method.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), words);
            words += parameter.getSize();
        }
        int call = ofObject ? Opcodes.INVOKEVIRTUAL : Opcodes.INVOKESTATIC;
        method.visitMethodInsn(call, owner, method.name + WovenClass.TWIN, method.desc, false);
        method.visitInsn(result.getOpcode(Opcodes.IRETURN));
        method.visitLabel(end);
        for (LocalVariableNode name : names.values()) {
            method.visitLocalVariable(name.name, name.desc, name.signature, start, end, name.index);
        }
        method.visitMaxs(Math.max(LARGEST_STACK, words), words);
    }

    /** The parameters' names by their first word: the first range of a word is the parameter's. */
    private static Map<Integer, LocalVariableNode> names(MethodNode method) {
        Map<Integer, LocalVariableNode> names = new TreeMap<>();
        if (method.localVariables != null) {
            int instance = (method.access & Opcodes.ACC_STATIC) != 0 ? 1 : 0;
            int words = (Type.getArgumentsAndReturnSizes(method.desc) >> 2) - instance;
            for (LocalVariableNode local : method.localVariables) {
                if (local.index < words) {
                    names.putIfAbsent(local.index, local);
                }
            }
        }
        return names;
    }

    private static void loadBoxed(MethodNode method, Type[] parameters, int first) {
        number(method, parameters.length);
        method.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
        int word = first;
        for (int i = 0; i < parameters.length; i++) {
            Type parameter = parameters[i];
            method.visitInsn(Opcodes.DUP);
            number(method, i);
            method.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), word);
            if (isPrimitive(parameter)) {
                String box = box(parameter);
                String descriptor = "(" + parameter.getDescriptor() + ")L" + box + ";";
                method.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", descriptor, false);
            }
            method.visitInsn(Opcodes.AASTORE);
            word += parameter.getSize();
        }
    }

    private static void unbox(MethodNode method, Type result) {
        if (result.getSort() == Type.VOID) {
            method.visitInsn(Opcodes.POP);
        } else if (isPrimitive(result)) {
            String box = box(result);
            method.visitTypeInsn(Opcodes.CHECKCAST, box);
            method.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL, box, result.getClassName() + "Value", "()" + result.getDescriptor(), false);
        } else {
            method.visitTypeInsn(Opcodes.CHECKCAST, result.getInternalName());
        }
    }

    private static void number(MethodNode method, int value) {
        if (value <= 5) {
            method.visitInsn(Opcodes.ICONST_0 + value);
        } else {
            method.visitIntInsn(value <= Byte.MAX_VALUE ? Opcodes.BIPUSH : Opcodes.SIPUSH, value);
        }
    }

    private static boolean isPrimitive(Type type) {
        return type.getSort() != Type.ARRAY && type.getSort() != Type.OBJECT;
    }

    private static String box(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.BYTE -> "java/lang/Byte";
            case Type.CHAR -> "java/lang/Character";
            case Type.SHORT -> "java/lang/Short";
            case Type.INT -> "java/lang/Integer";
            case Type.LONG -> "java/lang/Long";
            case Type.FLOAT -> "java/lang/Float";
            case Type.DOUBLE -> "java/lang/Double";
            default -> throw new IllegalArgumentException("no box for " + type);
        };
    }
}
