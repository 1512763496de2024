package org.flyte.maven.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.tree.ClassNode;

/** The classes that tasks may have in their types: those of folders and jars, and the JDK's. Reads each class once, when asked for it. */
public final class ClassPath implements ClassSource {
    private final List<Path> entries;
    private final Map<String, Optional<ClassNode>> known = new HashMap<>();

    private ClassPath(List<Path> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * The classes of a class path.
     *
     * @param entries folders and jars in its order; what is not there is empty
     */
    public static ClassPath of(List<Path> entries) {
        return new ClassPath(entries);
    }

    @Override
    public synchronized Optional<ClassNode> find(String internalName) {
        return known.computeIfAbsent(internalName, this::read);
    }

    private Optional<ClassNode> read(String internalName) {
        String file = internalName + ".class";
        try {
            if (internalName.startsWith("java/")) {
                // No class path can have these, so no jar need be opened.
                return ofTheJdk(file);
            }
            for (Path entry : entries) {
                Optional<byte[]> bytes = Files.isDirectory(entry) ? inFolder(entry, file) : inJar(entry, file);
                if (bytes.isPresent()) {
                    return Optional.of(ClassFile.of(bytes.get()).parse());
                }
            }
            return ofTheJdk(file);
        } catch (IOException | IllegalArgumentException e) {
            // The class is as good as not there: whoever asked says what cannot be used.
            return Optional.empty();
        }
    }

    private static Optional<byte[]> inFolder(Path folder, String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.isRegularFile(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
    }

    private static Optional<byte[]> inJar(Path jar, String file) throws IOException {
        if (!Files.isRegularFile(jar)) {
            return Optional.empty();
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(file);
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream content = zip.getInputStream(entry)) {
                return Optional.of(content.readAllBytes());
            }
        }
    }

    private static Optional<ClassNode> ofTheJdk(String file) throws IOException {
        try (InputStream content = ClassLoader.getPlatformClassLoader().getResourceAsStream(file)) {
            return content == null
                    ? Optional.empty()
                    : Optional.of(ClassFile.of(content.readAllBytes()).parse());
        }
    }
}
