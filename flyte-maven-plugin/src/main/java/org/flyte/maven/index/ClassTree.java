package org.flyte.maven.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The files of several class directories seen as one, as a class path sees them: of a path that several have, the first
 * counts.
 */
final class ClassTree {
    private static final String CLASS = ".class";

    /** What the JDK shows for bytes of a name that are no text in the locale. */
    private static final char UNMAPPABLE = '\uFFFD';

    private final SortedMap<String, Path> files;
    private final SortedMap<String, List<Path>> hidden;

    private ClassTree(SortedMap<String, Path> files, SortedMap<String, List<Path>> hidden) {
        this.files = Collections.unmodifiableSortedMap(files);
        this.hidden = Collections.unmodifiableSortedMap(hidden);
    }

    /** @param directories in the order of the class path; one that is not there is empty */
    static ClassTree of(List<Path> directories) {
        SortedMap<String, Path> files = new TreeMap<>();
        SortedMap<String, List<Path>> hidden = new TreeMap<>();
        for (Path directory : directories) {
            for (Path file : files(directory)) {
                String path = directory.relativize(file).toString().replace('\\', '/');
                if (files.putIfAbsent(path, file) != null) {
                    hidden.computeIfAbsent(path, key -> new ArrayList<>()).add(file);
                }
            }
        }
        return new ClassTree(files, hidden);
    }

    private static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> files = walk.filter(Files::isRegularFile).toList();
            files.stream()
                    .filter(file -> file.toString().indexOf(UNMAPPABLE) >= 0)
                    .findFirst()
                    .ifPresent(ClassTree::refuse);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + directory, e);
        }
    }

    /** Not only would the name be wrong: the file could not be copied under it. */
    private static void refuse(Path file) {
        throw new ProblemException(new Problem(
                IndexCode.UNREADABLE_NAME,
                "the name " + file.getFileName() + " has characters that the locale of this Maven does not know",
                String.valueOf(file.getParent()),
                "set the environment variable LC_ALL to C.UTF-8"));
    }

    /** Every file by its path below its directory, with {@code /}, sorted. */
    SortedMap<String, Path> files() {
        return files;
    }

    /** The files behind the first of their path, in the order of the class path. */
    SortedMap<String, List<Path>> hidden() {
        return hidden;
    }

    /** The class file of an internal name; null: there is none. */
    @Nullable
    Path classFile(String internalName) {
        return files.get(internalName + CLASS);
    }

    /** Internal names of the classes that every JDK sees: no module descriptors, no variants for single releases. */
    List<String> classNames() {
        List<String> names = new ArrayList<>();
        for (String path : files.keySet()) {
            boolean plain = path.endsWith(CLASS) && !path.startsWith("META-INF/");
            if (plain && !path.endsWith("module-info.class")) {
                names.add(path.substring(0, path.length() - CLASS.length()));
            }
        }
        return names;
    }
}
