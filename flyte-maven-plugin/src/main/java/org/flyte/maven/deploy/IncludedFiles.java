package org.flyte.maven.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
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
     * @param own the plugin's own folder, from which nothing is taken
     * @throws ProblemException with every glob that gives no files
     */
    static SortedMap<String, Path> of(Collection<Declared> modules, Path own) {
        NavigableMap<String, Path> files = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Declared module : modules) {
            Path directory = module.directory();
            if (directory == null) {
                continue;
            }
            ProjectFiles there = new ProjectFiles(directory, own);
            for (EnvironmentSettings environment : module.environments()) {
                for (String glob : environment.include()) {
                    try {
                        there.matching(glob).forEach(files::putIfAbsent);
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

    private static Problem problem(EnvironmentSettings environment, String what) {
        return new Problem(
                BundleCode.NOTHING_INCLUDED,
                what,
                "<environments><" + environment.key() + "><include>",
                "name files below the module's folder, without links, such as data/**/*.csv");
    }
}
