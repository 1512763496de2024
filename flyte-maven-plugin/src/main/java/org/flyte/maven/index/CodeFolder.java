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
import java.util.function.Consumer;

/**
 * The folder of what travels into the container: the class directories as one, and what the index knows of the tasks. The
 * class directories themselves are only read.
 */
public final class CodeFolder {
    private final ClassTransformation transformation;
    private final Consumer<String> warnings;

    public CodeFolder() {
        this(ClassTransformation.NONE, warning -> {});
    }

    /**
     * A writer of such folders.
     *
     * @param transformation what each class goes through on its way
     * @param warnings takes a sentence for each file that another one of its path hides
     */
    public CodeFolder(ClassTransformation transformation, Consumer<String> warnings) {
        this.transformation = transformation;
        this.warnings = warnings;
    }

    /**
     * Makes the folder hold exactly what it should. Files that are right already are not touched, so their times say when
     * they last changed.
     *
     * @param classDirectories in the order of the class path; of a path that several have the first counts, but lists of
     *     services are put one behind the other
     * @param target the folder, made when absent; everything else in it is deleted
     * @return whether anything changed
     */
    public boolean write(List<Path> classDirectories, Path target, List<IndexedTask> tasks) throws IOException {
        return write(classDirectories, Map.of(), target, tasks);
    }

    /**
     * Makes the folder hold exactly what it should, and some files more.
     *
     * @param included by their paths in the folder; what a class directory has under that path counts more
     * @return whether anything changed
     */
    public boolean write(List<Path> classDirectories, Map<String, Path> included, Path target, List<IndexedTask> tasks)
            throws IOException {
        ClassTree tree = ClassTree.of(classDirectories);
        SortedMap<String, Path> sources = new TreeMap<>(tree.files());
        sources.keySet().removeIf(path -> !ModuleFiles.travels(path));
        for (Map.Entry<String, Path> file : included.entrySet()) {
            Path other = sources.putIfAbsent(file.getKey(), file.getValue());
            if (other != null && Files.mismatch(other, file.getValue()) >= 0) {
                warnings.accept(file.getValue() + " does not travel: " + other + " is already at that path");
            }
        }
        Map<String, byte[]> generated = new TreeMap<>(new SharedFiles(tree, warnings).merged());
        generated.put(SpecsFile.PATH, SpecsFile.bytes(tasks));
        generated.put(TasksJson.PATH, TasksJson.bytes(tasks));
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
