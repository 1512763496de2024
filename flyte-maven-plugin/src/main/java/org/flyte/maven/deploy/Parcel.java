package org.flyte.maven.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.flyte.maven.bundle.Bundle;
import org.flyte.maven.bundle.CodeBundle;
import org.flyte.maven.config.CopyStyle;
import org.flyte.maven.image.BundledJars;
import org.flyte.maven.image.ClassPathJar;
import org.flyte.maven.image.ImagePlan;
import org.flyte.maven.image.ImagePlanner;
import org.flyte.maven.image.ImagePlanner.Content;
import org.flyte.maven.image.RuntimeJars;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What code and jars travel in.
 *
 * @param bundle null where all is in the image
 */
record Parcel(ImagePlans images, @Nullable Bundle bundle) {
    /** Packs what the copy style puts into a bundle, and plans the image for the rest. */
    static Parcel of(CopyStyle style, Workspace workspace, List<ClassPathJar> jars, ImageChoice choice) {
        ImagePlanner planner = new ImagePlanner(workspace.pluginVersion(), workspace.provenance());
        RuntimeJars runtime = workspace.runtime();
        Content content =
                switch (style) {
                    case CLASSES -> planner.content(jars, runtime);
                    case ALL -> planner.content(List.of(), runtime);
                    case NONE -> planner.contentWithCode(jars, runtime, workspace.codeFolder());
                };
        ImagePlans images = images(planner, content, choice, workspace);
        return new Parcel(images, bundle(style, workspace, () -> jars).orElse(null));
    }

    /**
     * Packs what the copy style puts into a bundle.
     *
     * @param jars asked for only where they travel with the code
     * @return empty where all is in the image
     */
    static Optional<Bundle> bundle(CopyStyle style, Workspace workspace, Supplier<List<ClassPathJar>> jars) {
        return switch (style) {
            case CLASSES -> Optional.of(bundle(workspace, Map.of()));
            case ALL -> Optional.of(bundle(workspace, with(BundledJars.of(jars.get()), workspace.folder())));
            case NONE -> Optional.empty();
        };
    }

    private static ImagePlans images(ImagePlanner planner, Content content, ImageChoice choice, Workspace workspace) {
        SortedMap<String, ImagePlan> plans = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        choice.images().forEach((key, chosen) -> {
            try {
                plans.put(key, planner.plan(chosen.image(), content, workspace.files(chosen.directory())));
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            }
        });
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new ImagePlans(plans, choice.keys());
    }

    private static Bundle bundle(Workspace workspace, Map<String, Path> more) {
        return new CodeBundle()
                .write(workspace.codeFolder(), more, workspace.folder().resolve("bundle.tar.gz"));
    }

    private static Map<String, Path> with(BundledJars jars, Path folder) {
        Path appJar = folder.resolve(BundledJars.APP_JAR);
        byte[] content = jars.appJar();
        try {
            if (!Files.isRegularFile(appJar) || !Arrays.equals(Files.readAllBytes(appJar), content)) {
                Files.write(appJar, content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + appJar, e);
        }
        Map<String, Path> files = new LinkedHashMap<>(jars.files());
        files.put(BundledJars.APP_JAR, appJar);
        return files;
    }
}
