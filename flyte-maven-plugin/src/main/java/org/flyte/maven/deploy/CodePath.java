package org.flyte.maven.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.flyte.maven.config.ConfigCode;
import org.flyte.maven.image.ClassPathJar;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/**
 * The runtime class path, parted by how its elements travel.
 *
 * @param root the root directory
 * @param folders class directories in the root directory, which become one folder of code
 * @param libraries what becomes a jar, in the order of the class path: jars, and class directories elsewhere
 */
record CodePath(Path root, List<Path> folders, List<ClassPathJar> libraries) {
    CodePath {
        folders = List.copyOf(folders);
        libraries = List.copyOf(libraries);
    }

    /**
     * Parts the class path of a project.
     *
     * @throws ProblemException when no class directory lies in the root directory
     */
    static CodePath of(Workspace workspace, Path root) {
        List<Path> folders = new ArrayList<>();
        List<ClassPathJar> libraries = new ArrayList<>();
        for (ClassPathJar element : elements(workspace)) {
            if (element.module() && real(element.home()).startsWith(real(root))) {
                folders.add(element.file());
            } else {
                libraries.add(element);
            }
        }
        if (folders.isEmpty()) {
            String all = elements(workspace).stream()
                    .filter(ClassPathJar::module)
                    .map(module -> module.home().toString())
                    .collect(Collectors.joining(", "));
            throw new ProblemException(new Problem(
                    ConfigCode.NOTHING_IN_ROOT,
                    "no class directory lies in " + root + (Files.isDirectory(root) ? "" : ", which is no folder")
                            + ", only elsewhere: " + all,
                    "<rootDir>",
                    "set it to a folder that holds the class directories, or leave it out"));
        }
        return new CodePath(root, folders, libraries);
    }

    /** The project's own classes, then what it depends on. */
    private static List<ClassPathJar> elements(Workspace workspace) {
        List<ClassPathJar> elements = new ArrayList<>();
        for (Path classes : workspace.classDirectories()) {
            elements.add(new ClassPathJar("", "project", "0", classes, true, true));
        }
        elements.addAll(workspace.jars());
        return elements;
    }

    private static Path real(Path folder) {
        try {
            return Files.exists(folder)
                    ? folder.toRealPath()
                    : folder.toAbsolutePath().normalize();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }
}
