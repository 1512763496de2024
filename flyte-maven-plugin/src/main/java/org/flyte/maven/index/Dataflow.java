package org.flyte.maven.index;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Which instructions made the values that an instruction finds. */
final class Dataflow {
    private final MethodNode method;
    private final @Nullable Frame<SourceValue>[] frames;

    private Dataflow(MethodNode method, @Nullable Frame<SourceValue>[] frames) {
        this.method = method;
        this.frames = frames;
    }

    /** @throws IllegalArgumentException when the bytecode is damaged */
    static Dataflow of(ClassNode owner, MethodNode method) {
        try {
            return new Dataflow(method, new Analyzer<>(new SourceInterpreter()).analyze(owner.name, method));
        } catch (AnalyzerException e) {
            throw new IllegalArgumentException("Unreadable bytecode in " + owner.name + "." + method.name, e);
        }
    }

    MethodNode method() {
        return method;
    }

    /** What the locals and the stack hold before an instruction; null: the instruction is never reached. */
    @Nullable
    Frame<SourceValue> before(AbstractInsnNode instruction) {
        return frames[method.instructions.indexOf(instruction)];
    }

    /** The stores and increments whose value a load or increment reads; empty: it reads a parameter, or nothing. */
    Set<AbstractInsnNode> storesReadBy(AbstractInsnNode instruction) {
        Frame<SourceValue> frame = before(instruction);
        int slot = slot(instruction);
        boolean reads = isLoad(instruction) || instruction instanceof IincInsnNode;
        return frame == null || !reads ? Set.of() : frame.getLocal(slot).insns;
    }

    /** The slot of a load, store or increment; -1 for others. */
    static int slot(AbstractInsnNode instruction) {
        if (instruction instanceof VarInsnNode variable) {
            return variable.var;
        }
        return instruction instanceof IincInsnNode increment ? increment.var : -1;
    }

    static boolean isLoad(AbstractInsnNode instruction) {
        return instruction.getOpcode() >= Opcodes.ILOAD && instruction.getOpcode() <= Opcodes.ALOAD;
    }

    static boolean isStore(AbstractInsnNode instruction) {
        return instruction.getOpcode() >= Opcodes.ISTORE && instruction.getOpcode() <= Opcodes.ASTORE;
    }

    /** The instruction before another in the code, labels and lines left out; null: there is none. */
    static @Nullable AbstractInsnNode previous(AbstractInsnNode instruction) {
        AbstractInsnNode previous = instruction.getPrevious();
        while (previous != null && previous.getOpcode() < 0) {
            previous = previous.getPrevious();
        }
        return previous;
    }
}
