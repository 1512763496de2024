package org.flyte.weaver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The names that a static method's parameters have for a debugger, for classes compiled without {@code -parameters}. */
public final class LocalNames {
    private LocalNames() {}

    /**
     * Reads the names in the order of the parameters.
     *
     * @return empty where the class does not have them all
     * @throws IllegalArgumentException where the class is newer than ASM knows
     */
    public static List<String> of(byte[] classFile, String method, String descriptor) {
        Map<Integer, String> names = new HashMap<>();
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public @Nullable MethodVisitor visitMethod(
                                    int access,
                                    String name,
                                    String itsDescriptor,
                                    @Nullable String signature,
                                    String[] exceptions) {
                                boolean wanted = name.equals(method)
                                        && itsDescriptor.equals(descriptor)
                                        && (access & Opcodes.ACC_STATIC) != 0;
                                return wanted ? new Names(names) : null;
                            }
                        },
                        ClassReader.SKIP_FRAMES);
        List<String> inOrder = new ArrayList<>();
        int slot = 0;
        for (Type type : Type.getArgumentTypes(descriptor)) {
            String name = names.get(slot);
            if (name == null) {
                return List.of();
            }
            inOrder.add(name);
            slot += type.getSize();
        }
        return inOrder;
    }

    /** The first range of a slot is the parameter's: it starts with the method. */
    private static final class Names extends MethodVisitor {
        private final Map<Integer, String> names;

        private Names(Map<Integer, String> names) {
            super(Opcodes.ASM9);
            this.names = names;
        }

        @Override
        public void visitLocalVariable(
                String name, String type, @Nullable String signature, Label start, Label end, int index) {
            names.putIfAbsent(index, name);
        }
    }
}
