package org.flyte.maven.index;

import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * The methods that every object has. Which class a compiler names for a call of one changed with JDK 18, and it does not
 * matter: the object decides.
 */
final class ObjectMethods {
    private static final Set<String> METHODS = Set.of(
            "toString()Ljava/lang/String;",
            "hashCode()I",
            "equals(Ljava/lang/Object;)Z",
            "getClass()Ljava/lang/Class;");

    private ObjectMethods() {}

    static boolean isVirtualCall(MethodInsnNode call) {
        int opcode = call.getOpcode();
        return (opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE)
                && METHODS.contains(call.name + call.desc);
    }

    static boolean isVirtualCall(Handle handle) {
        int tag = handle.getTag();
        return (tag == Opcodes.H_INVOKEVIRTUAL || tag == Opcodes.H_INVOKEINTERFACE)
                && METHODS.contains(handle.getName() + handle.getDesc());
    }
}
