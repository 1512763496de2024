package org.flyte.maven.config.bind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.flyte.maven.config.CopyStyle;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.config.Goal;
import org.flyte.maven.config.MergedTree;
import org.flyte.maven.config.ProjectFacts;
import org.flyte.maven.config.Target;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.EnvironmentSettings;
import org.jspecify.annotations.Nullable;

/** Makes the model of what all sources together say. */
public final class ModelBinder {
    private final ProjectFacts project;
    private final Goal goal;
    private final Problems problems = new Problems();

    private ModelBinder(ProjectFacts project, Goal goal) {
        this.project = project;
        this.goal = goal;
    }

    /**
     * Reads and checks every value and what it refers to.
     *
     * @throws ProblemException with every error of the configuration, those of the merging first
     */
    public static FlyteModel bind(MergedTree merged, ProjectFacts project, Goal goal) {
        return new ModelBinder(project, goal).model(merged);
    }

    /** For the index this may be the configuration of another module, for which a relative path means something else. */
    private @Nullable String rootDir(Element root, ProjectFiles files) {
        return goal == Goal.INDEX ? root.text("rootDir") : root.value("rootDir", files.folder("folder"));
    }

    private FlyteModel model(MergedTree merged) {
        Element root = new Element(merged.tree(), problems);
        ProjectFiles files = new ProjectFiles(project.directory());
        Target target = new TargetBinder(goal, files, merged.flyteConfig()).bind(root, problems);
        VersionBinder versions = new VersionBinder(goal, problems);
        String version = versions.version(root, target.domain());
        CopyStyle copyStyle = versions.copyStyle(root);
        ImageNames images = new ImageNames(
                new ImageBinder(project, files, root.value("registry", ImageText.REGISTRY_AND_PATH)),
                merged.imageRefs());
        images.declare(root);
        List<EnvironmentSettings> environments = new EnvironmentsBinder(
                        project, new EnvironmentBinder(new TaskSettingsBinder(images, files)))
                .bind(root);
        FlyteModel model = new FlyteModel(
                target,
                version,
                copyStyle,
                rootDir(root, files),
                images.all(),
                environments,
                DeployBinder.bind(root),
                RunBinder.bind(root),
                merged.explained(),
                merged.warnings());
        // Maven keeps no order when it merges, but a report should have one.
        List<Problem> all = new ArrayList<>(merged.problems());
        all.sort(Comparator.comparing(problem -> String.valueOf(problem.where())));
        all.addAll(problems.all());
        if (!all.isEmpty()) {
            throw new ProblemException(all);
        }
        return model;
    }
}
