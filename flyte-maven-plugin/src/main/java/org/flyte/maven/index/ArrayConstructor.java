package org.flyte.maven.index;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** {@code int[]::new}, a method that the compiler writes. Which of them takes an {@code Integer} out of its box differs. */
final class ArrayConstructor {
    private ArrayConstructor() {}

    /** What makes the array in a method that makes one of its only argument, the length; null: it does something else. */
    static @Nullable AbstractInsnNode in(MethodNode method) {
        List<AbstractInsnNode> instructions = Arrays.stream(method.instructions.toArray())
                .filter(instruction -> instruction.getOpcode() > Opcodes.NOP && !isUnboxing(instruction))
                .toList();
        boolean constructor = instructions.size() == 3
                && Dataflow.isLoad(instructions.get(0))
                && isArray(instructions.get(1).getOpcode())
                && instructions.get(2).getOpcode() == Opcodes.ARETURN
                && Type.getArgumentTypes(method.desc).length == 1;
        return constructor ? instructions.get(1) : null;
    }

    private static boolean isArray(int opcode) {
        return opcode == Opcodes.NEWARRAY || opcode == Opcodes.ANEWARRAY;
    }

    private static boolean isUnboxing(AbstractInsnNode instruction) {
        return instruction instanceof MethodInsnNode call
                && call.owner.equals("java/lang/Integer")
                && call.name.equals("intValue");
    }
}
