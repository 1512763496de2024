package org.flyte.maven.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The folder of what travels into the container: the class directories as one, and what the index knows of the tasks. The
 * class directories themselves are only read.
 */
public final class CodeFolder {
    private final ClassTransformation transformation;

    public CodeFolder() {
        this(ClassTransformation.NONE);
    }

    /** @param transformation what each class goes through on its way */
    public CodeFolder(ClassTransformation transformation) {
        this.transformation = transformation;
    }

    /**
     * Makes the folder hold exactly what it should. Files that are right already are not touched, so their times say when
     * they last changed.
     *
     * @param classDirectories in the order of the class path; of a path that several have the first counts
     * @param target the folder, made when absent; everything else in it is deleted
     * @return whether anything changed
     */
    public boolean write(List<Path> classDirectories, Path target, List<IndexedTask> tasks) throws IOException {
        SortedMap<String, Path> sources =
                new TreeMap<>(ClassTree.of(classDirectories).files());
        Map<String, byte[]> generated =
                Map.of(SpecsFile.PATH, SpecsFile.bytes(tasks), TasksJson.PATH, TasksJson.bytes(tasks));
        Set<String> wanted = new HashSet<>(sources.keySet());
        wanted.addAll(generated.keySet());

        Files.createDirectories(target);
        ExactFolder folder = new ExactFolder(target);
        boolean changed = folder.retain(wanted);
        sources.keySet().removeAll(generated.keySet());
        for (Map.Entry<String, Path> source : sources.entrySet()) {
            changed |= copy(folder, source.getKey(), source.getValue());
        }
        for (Map.Entry<String, byte[]> file : generated.entrySet()) {
            changed |= folder.put(file.getKey(), file.getValue());
        }
        return changed;
    }

    private boolean copy(ExactFolder folder, String path, Path source) throws IOException {
        if (path.endsWith(".class")) {
            return folder.put(path, transformation.apply(path, Files.readAllBytes(source)));
        }
        return folder.put(path, source);
    }
}
