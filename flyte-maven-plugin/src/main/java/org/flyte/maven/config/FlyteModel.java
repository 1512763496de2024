package org.flyte.maven.config;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.maven.settings.ImageSettings;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration of a goal, checked.
 *
 * @param target where tasks go
 * @param deployVersion the version to register, null to have it computed
 * @param copyStyle how code gets into containers; {@code NONE} only with a version
 * @param rootDir the folder whose class directories travel as folders, as written; null for the reactor's root
 * @param images by key: the declared ones, {@code default}, and one for each definition or reference that an environment or task
 *     names itself, so that whatever image the settings name is a key here
 * @param environments task environments, at least one
 * @param deploy how to deploy
 * @param run what to run
 * @param explained each value with who said it, sorted by key
 * @param warnings properties that were ignored
 */
public record FlyteModel(
        Target target,
        @Nullable String deployVersion,
        CopyStyle copyStyle,
        @Nullable String rootDir,
        SortedMap<String, ImageSettings> images,
        List<EnvironmentSettings> environments,
        DeploySettings deploy,
        RunSettings run,
        List<Explained> explained,
        List<String> warnings) {
    /** Key of the image of environments that name none. */
    public static final String DEFAULT_IMAGE = "default";

    public FlyteModel {
        images = Collections.unmodifiableSortedMap(new TreeMap<>(images));
        environments = List.copyOf(environments);
        explained = List.copyOf(explained);
        warnings = List.copyOf(warnings);
    }

    /** The image of environments that name none. */
    public ImageSettings defaultImage() {
        ImageSettings image = images.get(DEFAULT_IMAGE);
        if (image == null) {
            throw new IllegalStateException("a model always has the image " + DEFAULT_IMAGE);
        }
        return image;
    }
}
