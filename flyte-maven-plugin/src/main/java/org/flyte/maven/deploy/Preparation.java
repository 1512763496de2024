package org.flyte.maven.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.flyte.idl.specs.Entry;
import org.flyte.idl.task.TaskTrigger;
import org.flyte.maven.bundle.Bundle;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.index.ClassScanner;
import org.flyte.maven.index.CodeFolder;
import org.flyte.maven.index.IndexedTask;
import org.flyte.maven.index.MethodId;
import org.flyte.maven.index.OutsideTask;
import org.flyte.maven.index.Scan;
import org.flyte.maven.index.SpecsFile;
import org.flyte.maven.index.TaskDeclaration;
import org.flyte.maven.index.Triggers;
import org.flyte.maven.index.Weaver;
import org.flyte.maven.problem.ProblemException;

/**
 * The part of a goal that needs no network: index, code folder, bundle, image plan, version.
 *
 * @param scan what the project's own class directories hold, read once
 * @param modules what the modules on the class path declare
 * @param warnings takes sentences for people
 */
public record Preparation(Workspace workspace, Scan scan, ModuleEnvironments modules, Consumer<String> warnings) {
    /** Scans the project's class directories. */
    public static Preparation of(Workspace workspace, ModuleEnvironments modules, Consumer<String> warnings) {
        Scan scan = ClassScanner.scan(workspace.classDirectories(), List.of(), workspace.classPath());
        return new Preparation(workspace, scan, modules, warnings);
    }

    /** Whether there is anything to do: a module without tasks needs no configuration either. */
    public boolean hasTasks() {
        return !scan.tasks().isEmpty()
                || !scan.problems().isEmpty()
                || workspace.facts().declaresTasks();
    }

    /**
     * Finds and checks the tasks of the project and of the modules that it uses, and lays out the code that travels.
     *
     * @return the specs of the project's own tasks, none when it has no tasks
     * @throws ProblemException with everything that is wrong with the tasks
     */
    public List<Entry> index(FlyteModel model) {
        return hasTasks() ? withFolders().specs(model) : List.of();
    }

    /** All that can be made here; empty when the project has no tasks. */
    public Optional<Prepared> prepare(FlyteModel model) {
        return hasTasks() ? Optional.of(withFolders().prepared(model)) : Optional.empty();
    }

    private Prepared prepared(FlyteModel model) {
        CodePath path = path(model);
        Union union = union(model);
        LaidOut laidOut = laidOut(union, path);
        List<Entry> entries = specs(laidOut.tasks());
        Libraries libraries = new Libraries(workspace.folder(), laidOut.weaver());
        Parcel parcel = Parcel.of(
                model.copyStyle(),
                workspace,
                libraries.of(path.libraries()),
                ImageChoice.of(model, workspace.directory(), union));
        new CopiedCode(model.copyStyle(), path).in(parcel.images().plans()).forEach(warnings);
        String given = model.deployVersion();
        Map<String, List<TaskTrigger>> triggers = laidOut.own().stream()
                .collect(Collectors.toMap(IndexedTask::wireName, Triggers::of, (a, b) -> a, TreeMap::new));
        String version = given == null ? VersionDigest.of(entries, triggers, parcel) : given;
        return new Prepared(
                model,
                entries,
                specs(laidOut.own()),
                laidOut.own(),
                parcel.images(),
                parcel.bundle(),
                triggers,
                version);
    }

    /** The code bundle alone; empty when the project has no tasks, or the copy style puts all code into images. */
    public Optional<Bundle> bundle(FlyteModel model) {
        return hasTasks() ? withFolders().bundled(model) : Optional.empty();
    }

    private Optional<Bundle> bundled(FlyteModel model) {
        CodePath path = path(model);
        LaidOut laidOut = laidOut(union(model), path);
        return Parcel.bundle(model.copyStyle(), workspace, () -> new Libraries(workspace.folder(), laidOut.weaver())
                .of(path.libraries()));
    }

    private Preparation withFolders() {
        return new Preparation(new UnpackedModules(workspace, warnings).all(), scan, modules, warnings);
    }

    private List<Entry> specs(FlyteModel model) {
        return specs(laidOut(union(model), path(model)).own());
    }

    private static List<Entry> specs(List<IndexedTask> tasks) {
        return SpecsFile.of(tasks).getEntriesList();
    }

    private CodePath path(FlyteModel model) {
        return CodePath.of(workspace, root(model));
    }

    /** The folder whose class directories travel as one folder of code. */
    public Path root(FlyteModel model) {
        String root = model.rootDir();
        return root == null
                ? workspace.root()
                : workspace.directory().resolve(root).toAbsolutePath().normalize();
    }

    private Union union(FlyteModel model) {
        Scan whole =
                scan.with(OutsideTask.of(model.environments()), workspace.classDirectories(), workspace.classPath());
        return Union.of(workspace, whole, model, modules);
    }

    private LaidOut laidOut(Union union, CodePath path) {
        LaidOut laidOut = new LaidOut(union.own(), union.tasks());
        new UndeclaredReports(laidOut.own()).sentences().forEach(warnings);
        try {
            new CodeFolder(laidOut.weaver(), warnings)
                    .write(
                            path.folders(),
                            IncludedFiles.of(union.modules(), workspace, warnings),
                            workspace.codeFolder(),
                            union.tasks());
            return laidOut;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lay out the code in " + workspace.codeFolder(), e);
        }
    }

    /** The tasks that travel, of which the project's own are those that its own class directories hold. */
    private record LaidOut(Scan scan, List<IndexedTask> tasks) {
        List<IndexedTask> own() {
            Set<MethodId> own =
                    scan.tasks().stream().map(TaskDeclaration::method).collect(Collectors.toSet());
            return tasks.stream()
                    .filter(task -> own.contains(task.declaration().method()))
                    .toList();
        }

        Weaver weaver() {
            return Weaver.of(
                    tasks.stream().map(task -> task.declaration().method()).toList());
        }
    }
}
