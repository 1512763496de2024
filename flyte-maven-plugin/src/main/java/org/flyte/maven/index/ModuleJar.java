package org.flyte.maven.index;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A module's class directory as a jar, for one that does not travel as a folder. */
public final class ModuleJar {
    private static final String VERSIONS = "META-INF/versions/";
    private static final byte[] MULTI_RELEASE =
            "Manifest-Version: 1.0\r\nMulti-Release: true\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private ModuleJar() {}

    /**
     * Writes the jar, unless it is there with this content. Its manifest says no more than whether it has classes for single
     * releases.
     *
     * @param transformation what each class goes through on its way
     */
    public static void write(Path classDirectory, ClassTransformation transformation, Path target) throws IOException {
        Path folder = target.resolveSibling("");
        Files.createDirectories(folder);
        Path draft = target.resolveSibling(target.getFileName() + ".draft");
        try {
            try (OutputStream out = Files.newOutputStream(draft);
                    StoredJar jar = new StoredJar(out)) {
                Map<String, Path> files = ClassTree.of(List.of(classDirectory)).files();
                if (files.keySet().stream().anyMatch(path -> path.startsWith(VERSIONS))) {
                    jar.add(ModuleFiles.MANIFEST, MULTI_RELEASE);
                }
                for (Map.Entry<String, Path> file : files.entrySet()) {
                    String path = file.getKey();
                    if (ModuleFiles.travels(path)) {
                        byte[] content = Files.readAllBytes(file.getValue());
                        jar.add(path, path.endsWith(".class") ? transformation.apply(path, content) : content);
                    }
                }
            }
            new ExactFolder(folder).put(target.getFileName().toString(), draft);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
