package org.flyte.maven.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flyte.idl.specs.Entry;
import org.flyte.idl.specs.Specs;
import org.flyte.maven.bundle.Bundle;
import org.flyte.maven.bundle.CodeBundle;
import org.flyte.maven.config.EnvironmentEntry;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.config.ImageSettings;
import org.flyte.maven.image.ImageDefinition;
import org.flyte.maven.image.ImagePlan;
import org.flyte.maven.image.ImagePlanner;
import org.flyte.maven.index.ClassScanner;
import org.flyte.maven.index.CodeFolder;
import org.flyte.maven.index.EnvironmentSettings;
import org.flyte.maven.index.Scan;
import org.flyte.maven.index.TaskIndex;
import org.flyte.maven.index.TaskSettings;
import org.flyte.maven.problem.ProblemException;

/**
 * The part of a goal that needs no network: index, code folder, bundle, image plan, version.
 *
 * @param scan what the class directories hold, read once
 */
public record Preparation(Workspace workspace, Scan scan) {
    /** Scans the class directories. */
    public static Preparation of(Workspace workspace) {
        return new Preparation(workspace, ClassScanner.scan(workspace.classDirectories()));
    }

    /** Whether there is anything to do: a module without tasks needs no configuration either. */
    public boolean hasTasks() {
        return !scan.tasks().isEmpty() || !scan.problems().isEmpty();
    }

    /**
     * Finds and checks the tasks, and lays out the code that travels.
     *
     * @return the tasks' specs, none when the project has no tasks
     * @throws ProblemException with everything that is wrong with the tasks
     */
    public List<Entry> index(FlyteModel model) {
        TaskIndex index = TaskIndex.of(
                scan, model.environments().stream().map(Preparation::settings).toList());
        if (index.tasks().isEmpty()) {
            return List.of();
        }
        try {
            new CodeFolder().write(workspace.classDirectories(), workspace.codeFolder(), index.tasks());
            // Read back, so that what is registered cannot differ from what travels.
            try (InputStream specs = Files.newInputStream(workspace.codeFolder().resolve("META-INF/flyte/specs.pb"))) {
                return Specs.parseFrom(specs).getEntriesList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lay out the code in " + workspace.codeFolder(), e);
        }
    }

    /** All that can be made here; empty when the project has no tasks. */
    public Optional<Prepared> prepare(FlyteModel model) {
        List<Entry> entries = index(model);
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        Bundle bundle = new CodeBundle()
                .write(workspace.codeFolder(), workspace.folder().resolve("bundle.tar.gz"));
        ImageSettings image = model.image();
        ImagePlan plan = new ImagePlanner(workspace.pluginVersion())
                .plan(
                        new ImageDefinition(image.key(), image.base(), image.registry(), image.name()),
                        workspace.jars(),
                        workspace.runtime());
        String given = model.deployVersion();
        String version = given == null ? VersionDigest.of(entries, plan, bundle) : given;
        return Optional.of(new Prepared(model, entries, plan, bundle, version));
    }

    private static EnvironmentSettings settings(EnvironmentEntry entry) {
        return new EnvironmentSettings(
                entry.key(), entry.name(), null, List.of(), List.of(), entry.envVars(), TaskSettings.NONE, Map.of());
    }
}
