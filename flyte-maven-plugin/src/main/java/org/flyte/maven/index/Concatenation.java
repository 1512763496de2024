package org.flyte.maven.index;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** {@code a + b} on text. From JDK 19 on compilers turn each object into text themselves before they concatenate. */
final class Concatenation {
    private Concatenation() {}

    static boolean is(AbstractInsnNode instruction) {
        return instruction instanceof InvokeDynamicInsnNode dynamic
                && dynamic.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory");
    }

    /** The call's descriptor with every object as just an object. */
    static String descriptor(InvokeDynamicInsnNode concatenation) {
        Type[] arguments = Type.getArgumentTypes(concatenation.desc);
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].getSort() == Type.OBJECT || arguments[i].getSort() == Type.ARRAY) {
                arguments[i] = Type.getObjectType("java/lang/Object");
            }
        }
        return Type.getMethodDescriptor(Type.getReturnType(concatenation.desc), arguments);
    }

    /** Whether an instruction only does what concatenating does anyway. */
    static boolean isConversion(AbstractInsnNode instruction) {
        return instruction instanceof MethodInsnNode call
                && call.getOpcode() == Opcodes.INVOKESTATIC
                && call.owner.equals("java/lang/String")
                && call.name.equals("valueOf")
                && call.desc.equals("(Ljava/lang/Object;)Ljava/lang/String;");
    }
}
