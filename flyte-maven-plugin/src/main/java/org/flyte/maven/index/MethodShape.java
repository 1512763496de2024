package org.flyte.maven.index;

import org.flyte.weaver.SourceLanguage;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Whether a method can be a task at all, apart from its types. */
final class MethodShape {
    private MethodShape() {}

    static void check(ClassNode owner, MethodNode method, MethodId id, Report report) {
        String task = "The task " + id.shortText();
        if (has(method.access, Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) {
            report.add(IndexCode.NO_BODY, task + " has no body", "make it a static method with a body, in a class");
        } else if (has(owner.access, Opcodes.ACC_INTERFACE)) {
            report.add(IndexCode.NO_BODY, task + " is a method of an interface", "move it to a class");
        } else if (!has(method.access, Opcodes.ACC_STATIC)) {
            report.add(
                    IndexCode.NOT_STATIC,
                    task + " is a method of an object",
                    SourceLanguage.of(owner)
                            .instead(
                                    "make it static, since there is no object in the container",
                                    "add @JvmStatic where it is in an object, or make it a top-level function",
                                    "move it to an object, or to the top level"));
        }
        if (has(method.access, Opcodes.ACC_PRIVATE)) {
            report.add(IndexCode.PRIVATE_METHOD, task + " is private", "give it at least package visibility");
        }
        if (has(method.access, Opcodes.ACC_VARARGS)) {
            report.add(IndexCode.VARARGS, task + " has a variable number of arguments", "take a List");
        }
    }

    static boolean has(int access, int flags) {
        return (access & flags) != 0;
    }
}
