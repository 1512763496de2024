package org.flyte.maven.index;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Where a task speaks to its report: in its body, its lambdas, and what it calls of its own class, without other tasks. A call in
 * another class is told by the container when it happens.
 */
final class ReportCalls {
    private final ClassNode owner;
    private final Set<MethodNode> seen = new HashSet<>();
    private final Deque<MethodNode> next = new ArrayDeque<>();

    private ReportCalls(ClassNode owner, MethodNode task) {
        this.owner = owner;
        seen.add(task);
        next.add(task);
    }

    /** The first call that is found; null: there is none. */
    static @Nullable SourceLocation first(ClassNode owner, MethodNode task) {
        ReportCalls calls = new ReportCalls(owner, task);
        while (!calls.next.isEmpty()) {
            SourceLocation found = calls.in(calls.next.remove());
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable SourceLocation in(MethodNode method) {
        int line = 0;
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode number) {
                line = number.line;
            } else if (instruction instanceof MethodInsnNode call && isReport(call.owner, call.name, call.desc)) {
                return TaskReader.location(owner, line);
            } else if (instruction instanceof MethodInsnNode call) {
                follow(call.owner, call.name, call.desc);
            } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                for (Object argument : dynamic.bsmArgs) {
                    if (argument instanceof Handle handle) {
                        if (isReport(handle.getOwner(), handle.getName(), handle.getDesc())) {
                            return TaskReader.location(owner, line);
                        }
                        follow(handle.getOwner(), handle.getName(), handle.getDesc());
                    }
                }
            }
        }
        return null;
    }

    private static boolean isReport(String owner, String name, String descriptor) {
        return owner.equals("org/flyte/task/Flyte")
                && name.equals("report")
                && descriptor.equals("()Lorg/flyte/task/Report;");
    }

    private void follow(String callee, String name, String descriptor) {
        if (!callee.equals(owner.name)) {
            return;
        }
        for (MethodNode method : owner.methods) {
            boolean task = AnnotationValues.find(method.visibleAnnotations, AnnotationValues.TASK) != null;
            if (!task && method.name.equals(name) && method.desc.equals(descriptor) && seen.add(method)) {
                next.add(method);
            }
        }
    }
}
