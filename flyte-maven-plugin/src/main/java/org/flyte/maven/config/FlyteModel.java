package org.flyte.maven.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration of a goal, checked.
 *
 * @param target where tasks go
 * @param deployVersion the version to register, null to have it computed
 * @param copyStyle how code gets into containers; {@code NONE} only with a version
 * @param rootDir the folder whose class directories travel as folders, as written; null for the reactor's root
 * @param image the image {@code default}
 * @param environments task environments, at least one
 * @param run what to run
 * @param warnings properties that were ignored
 */
public record FlyteModel(
        Target target,
        @Nullable String deployVersion,
        CopyStyle copyStyle,
        @Nullable String rootDir,
        ImageSettings image,
        List<EnvironmentEntry> environments,
        RunSettings run,
        List<String> warnings) {
    public FlyteModel {
        environments = List.copyOf(environments);
        warnings = List.copyOf(warnings);
    }
}
