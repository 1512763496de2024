package org.flyte.maven.index;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * The local variables of a method, each told by its stores and loads that belong together, numbered by first use.
 * Compilers put several variables into one slot as they like, and leave slots free for a debugger.
 */
final class Variables {
    private final int parameterSlots;
    /** Towards one store for all that write the same variable. */
    private final Map<AbstractInsnNode, AbstractInsnNode> representatives = new HashMap<>();

    private final Map<AbstractInsnNode, Integer> numbers = new HashMap<>();
    private final Dataflow dataflow;

    Variables(Dataflow dataflow) {
        this.dataflow = dataflow;
        boolean isStatic = MethodShape.has(dataflow.method().access, Opcodes.ACC_STATIC);
        parameterSlots = (Type.getArgumentsAndReturnSizes(dataflow.method().desc) >> 2) - (isStatic ? 1 : 0);
        for (AbstractInsnNode instruction : dataflow.method().instructions) {
            AbstractInsnNode first = Dataflow.isLoad(instruction) ? null : instruction;
            for (AbstractInsnNode store : dataflow.storesReadBy(instruction)) {
                first = first == null ? store : join(first, store);
            }
        }
    }

    /** The number of the variable that a load, store or increment means. */
    int number(AbstractInsnNode instruction) {
        int slot = Dataflow.slot(instruction);
        if (slot < parameterSlots) {
            return slot;
        }
        AbstractInsnNode store = Dataflow.isLoad(instruction)
                ? dataflow.storesReadBy(instruction).stream().findAny().orElse(instruction)
                : instruction;
        return numbers.computeIfAbsent(representative(store), any -> parameterSlots + numbers.size());
    }

    private AbstractInsnNode join(AbstractInsnNode one, AbstractInsnNode other) {
        AbstractInsnNode root = representative(one);
        AbstractInsnNode joined = representative(other);
        if (!root.equals(joined)) {
            representatives.put(joined, root);
        }
        return root;
    }

    private AbstractInsnNode representative(AbstractInsnNode store) {
        AbstractInsnNode root = store;
        for (AbstractInsnNode up = representatives.get(root); up != null; up = representatives.get(root)) {
            root = up;
        }
        return root;
    }
}
