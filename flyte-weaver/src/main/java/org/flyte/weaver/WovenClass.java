package org.flyte.weaver;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * One class on its way through the weaver. Everything but the named methods is copied as it is. No frames are computed, so no
 * other class is looked at: a twin has its body's own, and a dispatcher needs the simplest there is.
 */
public final class WovenClass extends ClassVisitor {
    /** What a twin's name ends with. */
    public static final String TWIN = "$flyte";

    private static final int KEPT_BY_TWINS = Opcodes.ACC_STATIC | Opcodes.ACC_SYNCHRONIZED | Opcodes.ACC_STRICT;

    private final Map<String, Role> roles;
    private String owner = "";
    private boolean frames;

    private WovenClass(ClassVisitor next, Map<String, Role> roles) {
        super(Opcodes.ASM9, next);
        this.roles = roles;
    }

    /**
     * Weaves a class.
     *
     * @param methods names followed by descriptors; those that have no body, or are woven already, stay as they are
     * @return the woven class, or the same array when there is nothing to weave
     */
    public static byte[] of(byte[] original, Set<String> methods) {
        return woven(original, roles(parsed(original), methods));
    }

    /**
     * Weaves the class of an object, of whose methods static ones of another class are tasks.
     *
     * @param methods names followed by descriptors of that class's tasks
     * @return the woven class, or the same array when it is no such object
     */
    public static byte[] ofObject(byte[] original, Set<String> methods) {
        ClassNode object = parsed(original);
        Map<String, Role> roles = roles(object, methods);
        roles.values().removeIf(role -> role.taskClass().equals(object.name));
        return woven(original, roles);
    }

    private static ClassNode parsed(byte[] original) {
        ClassNode node = new ClassNode();
        new ClassReader(original).accept(node, ClassReader.SKIP_FRAMES);
        return node;
    }

    private static byte[] woven(byte[] original, Map<String, Role> roles) {
        if (roles.isEmpty()) {
            return original;
        }
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new WovenClass(writer, roles), 0);
        return writer.toByteArray();
    }

    private static Map<String, Role> roles(ClassNode owner, Set<String> methods) {
        Set<String> all = owner.methods.stream().map(it -> it.name + it.desc).collect(Collectors.toSet());
        Map<String, Role> roles = new HashMap<>();
        for (MethodNode method : owner.methods) {
            String key = method.name + method.desc;
            Role role = Role.of(owner, method);
            if (role != null && methods.contains(key) && !all.contains(key.replace("(", TWIN + "("))) {
                roles.put(key, role);
            }
        }
        return roles;
    }

    /**
     * What a method is to its task.
     *
     * @param taskClass internal name of the class by which the task is known
     * @param object internal name of the object that has the body; null: the method itself has it
     * @param language what its class was compiled from
     */
    private record Role(String taskClass, @Nullable String object, SourceLanguage language) {
        static @Nullable Role of(ClassNode owner, MethodNode method) {
            if ((method.access & (Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT)) != 0) {
                return null;
            }
            SourceLanguage language = SourceLanguage.of(owner);
            if ((method.access & Opcodes.ACC_STATIC) != 0) {
                return new Role(owner.name, Forwarder.object(owner, method), language);
            }
            String outer = Forwarder.outer(owner, method);
            return outer == null ? null : new Role(outer, null, language);
        }
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String[] interfaces) {
        owner = name;
        frames = (version & 0xffff) >= Opcodes.V1_6;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String[] exceptions) {
        Role role = roles.get(name + descriptor);
        if (role == null) {
            return super.visitMethod(access, name, descriptor, signature, exceptions);
        }
        return new MethodNode(Opcodes.ASM9, access, name, descriptor, signature, exceptions) {
            @Override
            public void visitEnd() {
                twin(this, role).accept(cv);
                Dispatcher.replace(this, role.taskClass(), owner, frames);
                if (role.language() == SourceLanguage.KOTLIN) {
                    NullableTypes.show(this);
                }
                accept(cv);
            }
        };
    }

    /** The body with all that belongs to it, lines and local variables too; of an object's method its static twin calls it. */
    private static MethodNode twin(MethodNode task, Role role) {
        int visibility = ((task.access & Opcodes.ACC_STATIC) != 0) ? Opcodes.ACC_PRIVATE : Opcodes.ACC_PUBLIC;
        int access = visibility | Opcodes.ACC_SYNTHETIC | (task.access & KEPT_BY_TWINS);
        MethodNode twin = new MethodNode(
                Opcodes.ASM9, access, task.name + TWIN, task.desc, null, task.exceptions.toArray(String[]::new));
        twin.instructions = task.instructions;
        for (AbstractInsnNode instruction : twin.instructions) {
            if (role.object() != null && instruction instanceof MethodInsnNode call) {
                call.name += TWIN;
            }
        }
        twin.tryCatchBlocks = task.tryCatchBlocks;
        twin.localVariables = task.localVariables;
        twin.visibleLocalVariableAnnotations = task.visibleLocalVariableAnnotations;
        twin.invisibleLocalVariableAnnotations = task.invisibleLocalVariableAnnotations;
        twin.maxStack = task.maxStack;
        twin.maxLocals = task.maxLocals;
        return twin;
    }
}
