package org.flyte.maven.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/** A compiled class, parsed only on demand. */
final class ClassFile {
    private static final byte[] TASK = AnnotationValues.TASK.getBytes(StandardCharsets.US_ASCII);

    /** The distance between a class file's major version and the JDK release that brought it. */
    private static final int RELEASE_OFFSET = 44;

    /** The version after which the newest one that ASM knows comes. */
    private static final int NEWEST = newest();

    private final byte[] bytes;

    private ClassFile(byte[] bytes) {
        this.bytes = bytes;
    }

    static ClassFile read(Path file) throws IOException {
        return of(Files.readAllBytes(file));
    }

    /** @param bytes not copied, and not to be changed */
    static ClassFile of(byte[] bytes) {
        return new ClassFile(bytes);
    }

    /** Whether a method of the class may be annotated; quick, and right for every version of class files. */
    boolean mentionsTask() {
        for (int start = 0; start + TASK.length <= bytes.length; start++) {
            if (bytes[start] == TASK[0] && Arrays.equals(bytes, start, start + TASK.length, TASK, 0, TASK.length)) {
                return true;
            }
        }
        return false;
    }

    /** The JDK release that the class was compiled for. */
    int release() {
        return bytes.length < 8 ? 0 : ByteBuffer.wrap(bytes).getShort(6) - RELEASE_OFFSET;
    }

    static int newestRelease() {
        return NEWEST;
    }

    /**
     * Reads the whole class but its frames.
     *
     * @throws IllegalArgumentException when it is damaged or too new
     */
    ClassNode parse() {
        ClassNode node = new ClassNode();
        try {
            new ClassReader(bytes).accept(node, ClassReader.SKIP_FRAMES);
        } catch (RuntimeException e) {
            // What ASM throws for bytes that are no class file depends on where they stop making sense.
            throw new IllegalArgumentException("No class file", e);
        }
        return node;
    }

    /** ASM has one constant a release and no other word for the newest. */
    private static int newest() {
        return Arrays.stream(Opcodes.class.getFields())
                .filter(field -> field.getName().matches("V\\d+"))
                .mapToInt(field -> Integer.parseInt(field.getName().substring(1)))
                .max()
                .orElseThrow();
    }
}
