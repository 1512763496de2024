package org.flyte.maven.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.flyte.weaver.Forwarder;
import org.flyte.weaver.WovenClass;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A jar of the class path whose classes have tasks. In its copy they are woven, so that calling one of them in an action never
 * silently runs it there.
 */
final class WovenJar {
    /** A changed jar is no longer what somebody has signed, and the JDK refuses classes that fit no signature. */
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/(SIG-[^/]*|[^/]*\\.(SF|RSA|DSA|EC))");

    private WovenJar() {}

    /** Whether a class of the jar has a task; reads all of it. A file that is no jar has none. */
    static boolean hasTasks(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".class")
                        && !tasks(content(zip, entry)).isEmpty()) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /** Writes the copy: the same entries in the same order, but for signatures. */
    static void write(Path jar, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile());
                OutputStream out = Files.newOutputStream(target);
                StoredJar copy = new StoredJar(out)) {
            Set<String> written = new HashSet<>();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (!SIGNATURE.matcher(name.toUpperCase(Locale.ROOT)).matches() && written.add(name)) {
                    byte[] content = content(zip, entry);
                    copy.add(name, name.endsWith(".class") ? WovenClass.of(content, tasks(content)) : content);
                }
            }
        }
    }

    private static byte[] content(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    /** Names and descriptors of a class's tasks. What cannot be read is left to the JVM to refuse. */
    private static Set<String> tasks(byte[] content) {
        ClassFile file = ClassFile.of(content);
        if (!file.mentionsTask() || file.release() > ClassFile.newestRelease()) {
            return Set.of();
        }
        try {
            return tasks(file.parse());
        } catch (IllegalArgumentException e) {
            return Set.of();
        }
    }

    private static Set<String> tasks(ClassNode owner) {
        Set<String> tasks = new HashSet<>();
        for (MethodNode method : owner.methods) {
            if (!MethodShape.has(owner.access, Opcodes.ACC_INTERFACE)
                    && (MethodShape.has(method.access, Opcodes.ACC_STATIC) || Forwarder.outer(owner, method) != null)
                    && AnnotationValues.find(method.visibleAnnotations, AnnotationValues.TASK) != null) {
                tasks.add(method.name + method.desc);
            }
        }
        return tasks;
    }
}
