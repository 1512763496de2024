package org.flyte.maven.index;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Instructions of a method that some compilers write and others don't, and that do nothing: constants kept only for a
 * debugger (javac with {@code -g}), text made of an object that is concatenated anyway (from JDK 19 on), an unused
 * reference to the enclosing object (up to JDK 17).
 */
final class Redundancy {
    private final Set<AbstractInsnNode> redundant = new HashSet<>();
    private final Set<AbstractInsnNode> readStores = new HashSet<>();
    private final ClassNode owner;
    private final Dataflow dataflow;

    Redundancy(ClassNode owner, Dataflow dataflow) {
        this.owner = owner;
        this.dataflow = dataflow;
        for (AbstractInsnNode instruction : dataflow.method().instructions) {
            readStores.addAll(dataflow.storesReadBy(instruction));
        }
        for (AbstractInsnNode instruction : dataflow.method().instructions) {
            look(instruction);
        }
    }

    boolean isRedundant(AbstractInsnNode instruction) {
        return redundant.contains(instruction);
    }

    private void look(AbstractInsnNode instruction) {
        if (instruction.getOpcode() == Opcodes.NOP) {
            redundant.add(instruction);
        } else if (Dataflow.isStore(instruction)) {
            lookForUnreadConstant(instruction);
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic && Concatenation.is(dynamic)) {
            lookForConversions(dynamic, dataflow.before(dynamic));
        } else if (instruction.getOpcode() == Opcodes.PUTFIELD) {
            lookForEnclosingObject((FieldInsnNode) instruction);
        }
    }

    private void lookForConversions(InvokeDynamicInsnNode concatenation, @Nullable Frame<SourceValue> frame) {
        if (frame == null) {
            return;
        }
        int arguments = Type.getArgumentTypes(concatenation.desc).length;
        for (int i = frame.getStackSize() - arguments; i < frame.getStackSize(); i++) {
            Set<AbstractInsnNode> sources = frame.getStack(i).insns;
            if (sources.stream().allMatch(Concatenation::isConversion)) {
                redundant.addAll(sources);
            }
        }
    }

    /** {@code this.this$0 = outer}: three instructions. */
    private void lookForEnclosingObject(FieldInsnNode put) {
        if (!put.owner.equals(owner.name) || !put.name.startsWith("this$")) {
            return;
        }
        AbstractInsnNode instruction = put;
        for (int i = 0; i < 3 && instruction != null; i++) {
            redundant.add(instruction);
            instruction = Dataflow.previous(instruction);
        }
    }

    private void lookForUnreadConstant(AbstractInsnNode store) {
        AbstractInsnNode value = Dataflow.previous(store);
        if (value != null && isConstant(value.getOpcode()) && !readStores.contains(store)) {
            redundant.add(value);
            redundant.add(store);
        }
    }

    private static boolean isConstant(int opcode) {
        return opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.LDC;
    }
}
