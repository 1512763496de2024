package org.flyte.weaver;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The methods of a class file that say themselves that they are tasks. */
public final class TaskMethods {
    private static final String TASK = "Lorg/flyte/task/Task;";
    private static final byte[] MENTION = TASK.getBytes(StandardCharsets.US_ASCII);

    private TaskMethods() {}

    /**
     * Weaves a class's static methods with {@code @Task}, and those of an object that static ones call.
     *
     * @return the same array where there is none
     * @throws IllegalArgumentException where the class has tasks and is newer than ASM knows
     */
    public static byte[] woven(byte[] classFile) {
        return mentionsTask(classFile) ? WovenClass.of(classFile, of(classFile)) : classFile;
    }

    /** Names followed by descriptors. */
    private static Set<String> of(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        Set<String> tasks = new HashSet<>();
        if ((reader.getAccess() & Opcodes.ACC_INTERFACE) == 0) {
            reader.accept(
                    new ClassVisitor(Opcodes.ASM9) {
                        @Override
                        public MethodVisitor visitMethod(
                                int access,
                                String name,
                                String descriptor,
                                @Nullable String signature,
                                String[] exceptions) {
                            return new Annotated(name + descriptor, tasks);
                        }
                    },
                    ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        }
        return tasks;
    }

    /** Quick, and right for every version of class files. */
    private static boolean mentionsTask(byte[] bytes) {
        for (int start = 0; start + MENTION.length <= bytes.length; start++) {
            if (bytes[start] == MENTION[0]
                    && Arrays.equals(bytes, start, start + MENTION.length, MENTION, 0, MENTION.length)) {
                return true;
            }
        }
        return false;
    }

    private static final class Annotated extends MethodVisitor {
        private final String method;
        private final Set<String> tasks;

        private Annotated(String method, Set<String> tasks) {
            super(Opcodes.ASM9);
            this.method = method;
            this.tasks = tasks;
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            if (descriptor.equals(TASK)) {
                tasks.add(method);
            }
            return null;
        }
    }
}
