package org.flyte.maven.index;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A module's class directory as a jar, for one that does not travel as a folder. */
public final class ModuleJar {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String OWN = "META-INF/flyte/";

    private ModuleJar() {}

    /**
     * Writes the jar, unless it is there with this content.
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
                Path manifest = files.get(MANIFEST);
                if (manifest != null) {
                    jar.add(MANIFEST, Files.readAllBytes(manifest));
                }
                for (Map.Entry<String, Path> file : files.entrySet()) {
                    String path = file.getKey();
                    if (!path.equals(MANIFEST) && !path.startsWith(OWN)) {
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
