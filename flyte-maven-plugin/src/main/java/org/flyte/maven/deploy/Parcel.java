package org.flyte.maven.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flyte.maven.bundle.Bundle;
import org.flyte.maven.bundle.CodeBundle;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.image.BundledJars;
import org.flyte.maven.image.ClassPathJar;
import org.flyte.maven.image.ImageDefinition;
import org.flyte.maven.image.ImagePlan;
import org.flyte.maven.image.ImagePlanner;
import org.flyte.maven.settings.ImageSettings;
import org.jspecify.annotations.Nullable;

/**
 * What code and jars travel in.
 *
 * @param bundle null where all is in the image
 */
record Parcel(ImagePlan image, @Nullable Bundle bundle) {
    /** Packs what the copy style puts into a bundle, and plans the image for the rest. */
    static Parcel of(FlyteModel model, Workspace workspace, List<ClassPathJar> jars) {
        ImageSettings said = model.defaultImage();
        ImageDefinition image = new ImageDefinition(said.key(), said.base(), said.registry(), said.name());
        ImagePlanner planner = new ImagePlanner(workspace.pluginVersion());
        return switch (model.copyStyle()) {
            case CLASSES -> new Parcel(planner.plan(image, jars, workspace.runtime()), bundle(workspace, Map.of()));
            case ALL ->
                new Parcel(
                        planner.plan(image, List.of(), workspace.runtime()),
                        bundle(workspace, with(BundledJars.of(jars), workspace.folder())));
            case NONE ->
                new Parcel(planner.planWithCode(image, jars, workspace.runtime(), workspace.codeFolder()), null);
        };
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
