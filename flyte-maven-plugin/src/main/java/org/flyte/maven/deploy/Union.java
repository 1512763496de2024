package org.flyte.maven.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flyte.maven.config.ConfigCode;
import org.flyte.maven.image.ClassPathJar;
import org.flyte.maven.index.ClassScanner;
import org.flyte.maven.index.ModuleTasks;
import org.flyte.maven.index.OutsideTask;
import org.flyte.maven.index.Scan;
import org.flyte.maven.index.TaskIndex;
import org.flyte.maven.index.docs.ModuleFacts;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.EnvironmentSettings;

/** The tasks of a project and of the modules on its class path, each in the environments of its own POM. */
final class Union {
    private static final String OWN = "this module";

    private final List<ModuleTasks> modules = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, EnvironmentSettings> environments = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();

    private Union() {}

    /**
     * Collects and checks all.
     *
     * @param scan the project's own tasks
     * @param own the project's own environments
     * @throws ProblemException with everything that is wrong
     */
    static TaskIndex of(Workspace workspace, Scan scan, List<EnvironmentSettings> own, ModuleEnvironments declared) {
        Union union = new Union();
        union.add(OWN, scan, own, workspace.facts());
        union.folders.addAll(workspace.classDirectories());
        for (ClassPathJar module :
                workspace.jars().stream().filter(ClassPathJar::module).toList()) {
            ModuleFacts facts = workspace.modules().of(module.file());
            Scan found = ClassScanner.scan(List.of(module.file()));
            if (!found.tasks().isEmpty() || !found.problems().isEmpty() || facts.declaresTasks()) {
                List<EnvironmentSettings> environments = declared.of(module);
                union.add(
                        module.artifactId(),
                        union.visible(found.with(OutsideTask.of(environments), List.of(module.file()))),
                        environments,
                        facts);
            }
            union.folders.add(module.file());
        }
        if (!union.problems.isEmpty()) {
            throw new ProblemException(union.problems);
        }
        return TaskIndex.of(union.modules);
    }

    /** Without the classes that an earlier folder of the class path hides. */
    private Scan visible(Scan scan) {
        return new Scan(
                scan.tasks().stream()
                        .filter(task -> folders.stream()
                                .noneMatch(folder -> Files.exists(
                                        folder.resolve(task.method().className().replace('.', '/') + ".class"))))
                        .toList(),
                scan.problems());
    }

    private void add(String module, Scan scan, List<EnvironmentSettings> declared, ModuleFacts facts) {
        modules.add(new ModuleTasks(scan, List.copyOf(declared), facts));
        for (EnvironmentSettings environment : declared) {
            EnvironmentSettings other = environments.putIfAbsent(environment.wireName(), environment);
            if (other == null) {
                owners.put(environment.wireName(), module);
            } else if (!other.equals(environment)) {
                // What a common parent declares is the same in both, and one environment.
                problems.add(new Problem(
                        ConfigCode.DUPLICATE_ENVIRONMENT,
                        "the environment " + environment.wireName() + " is declared by "
                                + owners.get(environment.wireName()) + " and otherwise by " + module,
                        "<environments><" + environment.key() + ">",
                        "give one of them another name, or declare it once in a common parent"));
            }
        }
    }
}
