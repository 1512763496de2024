package org.flyte.maven.index;

import org.flyte.weaver.Forwarder;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Where a task's code stands: in its method, or in that of an object which the method only calls. */
record TaskBody(ClassNode owner, MethodNode method) {
    static TaskBody of(ClassNode owner, MethodNode method, ClassSource classes) {
        String object = Forwarder.object(owner, method);
        ClassNode node = object == null ? null : classes.find(object).orElse(null);
        if (node != null) {
            for (MethodNode candidate : node.methods) {
                if (candidate.name.equals(method.name) && candidate.desc.equals(method.desc)) {
                    return new TaskBody(node, candidate);
                }
            }
        }
        return new TaskBody(owner, method);
    }
}
