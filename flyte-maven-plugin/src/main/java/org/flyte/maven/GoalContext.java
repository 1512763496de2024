package org.flyte.maven;

import java.nio.file.Path;
import java.util.Optional;
import org.flyte.maven.config.BuildSettings;
import org.flyte.maven.config.ConfigNode;
import org.flyte.maven.config.ConfigReader;
import org.flyte.maven.config.DevSettings;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.config.Goal;
import org.flyte.maven.config.Merge;
import org.flyte.maven.config.MergedTree;
import org.flyte.maven.config.Skip;
import org.flyte.maven.config.bind.BuildBinder;
import org.flyte.maven.config.bind.DevBinder;
import org.flyte.maven.deploy.ImageFiles;
import org.flyte.maven.deploy.Preparation;
import org.flyte.maven.deploy.Publisher;
import org.flyte.maven.image.ImageContext;
import org.flyte.maven.report.Console;

/** What every goal that works on a project begins with. */
record GoalContext(MavenFacts facts, Console console) {
    /** The checked configuration; what was ignored in it is said. */
    FlyteModel model(ConfigNode pom, Goal goal) {
        facts.checkTaskLibrary();
        FlyteModel model = new ConfigReader(facts.project(), goal).read(facts.sources(pom));
        model.warnings().forEach(console::warn);
        if (model.deploy().explain()) {
            model.explained()
                    .forEach(value -> console.info(value.key() + " = " + value.value() + "  [" + value.source() + "]"));
        }
        return model;
    }

    /** Whether the goal is told to do nothing; says by which property. */
    boolean skips(ConfigNode pom, String goal) {
        Optional<String> property = Skip.by(merged(pom).tree(), goal);
        property.ifPresent(name -> console.info("flyte: skipped by " + name));
        return property.isPresent();
    }

    /** How the embedded backend is run in the foreground. */
    DevSettings dev(ConfigNode pom) {
        return DevBinder.bind(merged(pom));
    }

    private MergedTree merged(ConfigNode pom) {
        return Merge.of(facts.sources(pom), facts.project(), Goal.INDEX);
    }

    Preparation preparation() {
        facts.trouble().ifPresent(console::warn);
        return Preparation.of(facts.workspace(), facts::environments, console::warn);
    }

    /** Where {@code build} brings images. */
    BuildSettings build(ConfigNode pom) {
        return BuildBinder.bind(merged(pom));
    }

    Publisher publisher(NativeArtifacts natives) {
        return publisher(natives, facts.folder());
    }

    /** @param folder what holds the record of a deployment, in which its images are told of too */
    Publisher publisher(NativeArtifacts natives, Path folder) {
        return new Publisher(facts.workspace(natives.settings()), images(natives), ImageFiles.in(folder), console);
    }

    /** What all images of this session share. */
    ImageContext images(NativeArtifacts natives) {
        return facts.images(natives, console);
    }
}
