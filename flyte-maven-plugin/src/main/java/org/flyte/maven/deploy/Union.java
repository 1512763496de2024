package org.flyte.maven.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flyte.maven.config.ConfigCode;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.deploy.ModuleEnvironments.Declared;
import org.flyte.maven.image.ClassPathJar;
import org.flyte.maven.index.ClassPath;
import org.flyte.maven.index.ClassScanner;
import org.flyte.maven.index.IndexedTask;
import org.flyte.maven.index.ModuleTasks;
import org.flyte.maven.index.OutsideTask;
import org.flyte.maven.index.Scan;
import org.flyte.maven.index.TaskIndex;
import org.flyte.maven.index.docs.ModuleFacts;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.EnvironmentSettings;
import org.jspecify.annotations.Nullable;

/** The tasks of a project and of the modules on its class path, each in the environments of its own POM. */
final class Union {
    private static final String OWN = "this module";

    private final List<ModuleTasks> modules = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, EnvironmentSettings> environments = new HashMap<>();
    private final Map<String, Owner> owners = new HashMap<>();
    private final List<Declared> declared = new ArrayList<>();
    private final Scan own;
    private List<IndexedTask> tasks = List.of();

    private Union(Scan own) {
        this.own = own;
    }

    /**
     * Collects and checks all.
     *
     * @param scan the project's own tasks
     * @param own the project's own environments
     * @throws ProblemException with everything that is wrong
     */
    static Union of(Workspace workspace, Scan scan, FlyteModel own, ModuleEnvironments declared) {
        Union union = new Union(scan);
        union.add(scan, new Declared(OWN, workspace.directory(), own.environments(), own.images()), workspace.facts());
        union.folders.addAll(workspace.classDirectories());
        ClassPath classes = workspace.classPath();
        for (ClassPathJar module :
                workspace.jars().stream().filter(ClassPathJar::module).toList()) {
            ModuleFacts facts = workspace.modules().of(module.file());
            Scan found = ClassScanner.scan(List.of(module.file()), List.of(), classes);
            if (!found.tasks().isEmpty() || !found.problems().isEmpty() || facts.declaresTasks()) {
                Declared theirs = declared.of(module);
                union.add(
                        union.visible(
                                found.with(OutsideTask.of(theirs.environments()), List.of(module.file()), classes)),
                        theirs,
                        facts);
            }
            union.folders.add(module.file());
        }
        if (!union.problems.isEmpty()) {
            throw new ProblemException(union.problems);
        }
        union.tasks = TaskIndex.of(union.modules).tasks();
        return union;
    }

    /** Sorted by class, method and descriptor. */
    List<IndexedTask> tasks() {
        return tasks;
    }

    /** What the project's own class directories hold. */
    Scan own() {
        return own;
    }

    /** The module that declares an environment. */
    Declared declared(EnvironmentSettings environment) {
        return owner(environment).module();
    }

    private Owner owner(EnvironmentSettings environment) {
        return Objects.requireNonNull(owners.get(environment.wireName()));
    }

    /** All modules with tasks, the project first. */
    List<Declared> modules() {
        return List.copyOf(declared);
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

    private void add(Scan scan, Declared module, ModuleFacts facts) {
        modules.add(new ModuleTasks(scan, module.environments(), facts));
        declared.add(module);
        for (EnvironmentSettings environment : module.environments()) {
            EnvironmentSettings other = environments.putIfAbsent(environment.wireName(), environment);
            if (other == null) {
                owners.put(environment.wireName(), new Owner(module, facts.pom()));
            } else if (!other.equals(environment)) {
                // What a common parent declares is the same in both, and one environment.
                problems.add(new Problem(
                        ConfigCode.DUPLICATE_ENVIRONMENT,
                        "the environment " + environment.wireName() + " is declared by "
                                + owner(environment).name() + " and otherwise by " + module.module(),
                        "<environments><" + environment.key() + ">"
                                + poms(owner(environment).pom(), facts.pom()),
                        "give one of them another name, or declare it once in a common parent"));
            }
        }
    }

    private static String poms(@Nullable Path first, @Nullable Path second) {
        return first == null || second == null ? "" : " of " + first + " and " + second;
    }

    /** Who declares an environment, and where. */
    private record Owner(Declared module, @Nullable Path pom) {
        String name() {
            return module.module();
        }
    }
}
