package org.flyte.weaver;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * One class on its way through the weaver. Everything but the named methods is copied as it is. No frames are computed, so no
 * other class is looked at: a twin has its body's own, and a dispatcher needs the simplest there is.
 */
public final class WovenClass extends ClassVisitor {
    /** What a twin's name ends with. */
    public static final String TWIN = "$flyte";

    private static final int KEPT_BY_TWINS = Opcodes.ACC_SYNCHRONIZED | Opcodes.ACC_STRICT;

    private final Set<String> methods;
    private String owner = "";
    private boolean frames;

    private WovenClass(ClassVisitor next, Set<String> methods) {
        super(Opcodes.ASM9, next);
        this.methods = methods;
    }

    /**
     * Weaves a class.
     *
     * @param methods names followed by descriptors; those that have no body, or are woven already, stay as they are
     * @return the woven class, or the same array when there is nothing to weave
     */
    public static byte[] of(byte[] original, Set<String> methods) {
        ClassReader reader = new ClassReader(original);
        Set<String> unwoven = unwoven(reader, methods);
        if (unwoven.isEmpty()) {
            return original;
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new WovenClass(writer, unwoven), 0);
        return writer.toByteArray();
    }

    private static Set<String> unwoven(ClassReader reader, Set<String> methods) {
        Set<String> bodies = new HashSet<>();
        Set<String> all = new HashSet<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String[] exceptions) {
                        all.add(name + descriptor);
                        if ((access & (Opcodes.ACC_STATIC | Opcodes.ACC_NATIVE)) == Opcodes.ACC_STATIC
                                && methods.contains(name + descriptor)) {
                            bodies.add(name + descriptor);
                        }
                        return null;
                    }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        bodies.removeIf(method -> all.contains(method.replace("(", TWIN + "(")));
        return bodies;
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
        if (!methods.contains(name + descriptor)) {
            return super.visitMethod(access, name, descriptor, signature, exceptions);
        }
        return new MethodNode(Opcodes.ASM9, access, name, descriptor, signature, exceptions) {
            @Override
            public void visitEnd() {
                twin(this).accept(cv);
                Dispatcher.replace(this, owner, frames);
                accept(cv);
            }
        };
    }

    /** The body with all that belongs to it, lines and local variables too. */
    private static MethodNode twin(MethodNode task) {
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC | (task.access & KEPT_BY_TWINS);
        MethodNode twin = new MethodNode(
                Opcodes.ASM9, access, task.name + TWIN, task.desc, null, task.exceptions.toArray(String[]::new));
        twin.instructions = task.instructions;
        twin.tryCatchBlocks = task.tryCatchBlocks;
        twin.localVariables = task.localVariables;
        twin.visibleLocalVariableAnnotations = task.visibleLocalVariableAnnotations;
        twin.invisibleLocalVariableAnnotations = task.invisibleLocalVariableAnnotations;
        twin.maxStack = task.maxStack;
        twin.maxLocals = task.maxLocals;
        return twin;
    }
}
