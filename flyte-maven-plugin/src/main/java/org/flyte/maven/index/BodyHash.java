package org.flyte.maven.index;

import java.util.Comparator;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A hash of what a method does. It stays the same over moved lines, other formatting, other compilers of the same release
 * and with or without debug information, and whatever happens elsewhere in the class; it changes with every constant,
 * reference and branch of the body, the bodies of its lambdas and of its anonymous and local classes included.
 */
final class BodyHash {
    /** Goes into every hash, so that another way of hashing never meets old values. */
    private static final String SCHEME = "flyte java body 1";

    private final ClassSource classes;

    BodyHash(ClassSource classes) {
        this.classes = classes;
    }

    /** 64 hexadecimal digits. */
    String of(ClassNode owner, MethodNode method) {
        BodyDigest digest = new BodyDigest().add(SCHEME);
        LocalClasses locals = new LocalClasses(classes);
        addMethod(digest, locals, owner, method);
        TaskBody body = TaskBody.of(owner, method, classes);
        if (!body.owner().name.equals(owner.name)) {
            addMethod(digest, locals, body.owner(), body.method());
        }
        for (ClassNode local = locals.next(); local != null; local = locals.next()) {
            addClass(digest, locals, local);
        }
        return digest.hex();
    }

    private static void addMethod(BodyDigest digest, LocalClasses locals, ClassNode owner, MethodNode method) {
        locals.declaredBy(owner);
        digest.add(method.name)
                .add(locals.descriptor(method.desc))
                .add(method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNCHRONIZED));
        new MethodBody(digest, locals, owner).add(method);
    }

    private static void addClass(BodyDigest digest, LocalClasses locals, ClassNode local) {
        locals.declaredBy(local);
        digest.add(locals.name(local.superName));
        local.interfaces.forEach(type -> digest.add(locals.name(type)));
        for (FieldNode field : sorted(local.fields, Comparator.comparing((FieldNode f) -> f.name))) {
            if (!MethodShape.has(field.access, Opcodes.ACC_SYNTHETIC)) {
                digest.add(field.name).add(locals.descriptor(field.desc)).addConstant(field.value);
            }
        }
        Comparator<MethodNode> order =
                Comparator.comparing((MethodNode m) -> m.name).thenComparing(m -> m.desc);
        for (MethodNode method : sorted(local.methods, order)) {
            if (!MethodShape.has(method.access, Opcodes.ACC_SYNTHETIC)) {
                addMethod(digest, locals, local, method);
            }
        }
    }

    private static <T> List<T> sorted(List<T> members, Comparator<T> order) {
        return members.stream().sorted(order).toList();
    }
}
