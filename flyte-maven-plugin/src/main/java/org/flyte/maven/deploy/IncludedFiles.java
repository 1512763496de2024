package org.flyte.maven.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.flyte.maven.bundle.BundleCode;
import org.flyte.maven.deploy.ModuleEnvironments.Declared;
import org.flyte.maven.image.ProjectFiles;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.EnvironmentSettings;

/** The files that environments let travel with the code. */
final class IncludedFiles {
    private IncludedFiles() {}

    /**
     * The files by their paths in the code folder, which are those in their modules.
     *
     * @param warnings takes a sentence for each file that another one of its path hides
     * @throws ProblemException with every glob that gives no files
     */
    static SortedMap<String, Path> of(Collection<Declared> modules, Workspace workspace, Consumer<String> warnings) {
        NavigableMap<String, Path> files = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Declared module : modules) {
            Path directory = module.directory();
            if (directory == null) {
                continue;
            }
            ProjectFiles there = workspace.files(directory);
            for (EnvironmentSettings environment : module.environments()) {
                for (String glob : environment.include()) {
                    try {
                        there.matching(glob).forEach((name, file) -> add(files, name, file, warnings));
                    } catch (ProjectFiles.UnusableException e) {
                        problems.add(problem(environment, String.valueOf(e.getMessage())));
                    }
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return files;
    }

    private static void add(Map<String, Path> files, String name, Path file, Consumer<String> warnings) {
        Path other = files.putIfAbsent(name, file);
        try {
            if (other != null && Files.mismatch(other, file) >= 0) {
                warnings.accept(file + " does not travel: " + other + " is already at that path");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Problem problem(EnvironmentSettings environment, String what) {
        return new Problem(
                BundleCode.NOTHING_INCLUDED,
                what,
                "<environments><" + environment.key() + "><include>",
                "name files below the module's folder, without links, such as data/**/*.csv");
    }
}
