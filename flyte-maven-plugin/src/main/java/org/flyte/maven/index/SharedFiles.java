package org.flyte.maven.index;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What becomes of paths that several class directories have, when one folder must do for all.
 *
 * @param warnings takes a sentence for each file that would be lost
 */
record SharedFiles(ClassTree tree, Consumer<String> warnings) {
    private static final String SERVICES = "META-INF/services/";

    /** Lists of services, each as one: a service loader reads all that it finds on a class path. */
    SortedMap<String, byte[]> merged() throws IOException {
        SortedMap<String, byte[]> merged = new TreeMap<>();
        for (Map.Entry<String, List<Path>> hidden : tree.hidden().entrySet()) {
            String path = hidden.getKey();
            Path first = Objects.requireNonNull(tree.files().get(path));
            if (path.startsWith(SERVICES)) {
                merged.put(path, joined(first, hidden.getValue()));
            } else if (ModuleFiles.travels(path) && !path.endsWith("module-info.class")) {
                warn(path, first, hidden.getValue());
            }
        }
        return merged;
    }

    private static byte[] joined(Path first, List<Path> others) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        append(first, all);
        for (Path other : others) {
            append(other, all);
        }
        return all.toByteArray();
    }

    private static void append(Path file, ByteArrayOutputStream all) throws IOException {
        byte[] content = Files.readAllBytes(file);
        all.write(content);
        if (content.length > 0 && content[content.length - 1] != '\n') {
            all.write('\n');
        }
    }

    private void warn(String path, Path first, List<Path> others) throws IOException {
        for (Path other : others) {
            if (Files.mismatch(first, other) != -1) {
                warnings.accept(path + " is in several class directories; " + first + " is used, " + other + " is not");
            }
        }
    }
}
