package org.flyte.maven.image;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.flyte.maven.settings.ImageSettings;

/** What the tests of publishing share: a machine with a cache, credentials, turns and a log of its own. */
final class Publishing {
    private final Path folder;
    private final List<Path> dockerConfigs = new ArrayList<>();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final RepositoryTurns turns = new RepositoryTurns();
    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());

    Publishing(Path folder) {
        this.folder = folder;
        this.dockerConfigs.add(folder.resolve("docker/config.json"));
    }

    RegistryImages images() {
        return images(folder.resolve("cache"));
    }

    RegistryImages images(Path cache) {
        return images(cache, Optional.empty());
    }

    RegistryImages images(Path cache, Optional<NativeLibraries> libraries) {
        return new RegistryImages(context(cache, libraries, false), pauses::add, turns);
    }

    /** What a Maven session's images share. */
    ImageContext context(boolean offline) {
        return context(folder.resolve("cache"), Optional.empty(), offline);
    }

    ImageContext context(Path cache, Optional<NativeLibraries> libraries, boolean offline) {
        return new ImageContext(new RegistryOptions(cache, dockerConfigs, offline, "1.0"), libraries, log::add);
    }

    /** With options of a user's own. */
    RegistryImages images(RegistryOptions options) {
        return new RegistryImages(new ImageContext(options, Optional.empty(), log::add), pauses::add, turns);
    }

    /** With credentials and proxies of other places. */
    RegistryImages images(RegistryLogins logins, List<RegistryProxy> proxies) {
        RegistryOptions options =
                new RegistryOptions(folder.resolve("cache"), dockerConfigs, false, "1.0", logins, proxies);
        return images(options);
    }

    /** A plan with one release and the runtime. */
    ImagePlan plan(String registry, String base) {
        return plan(registry, base, Jars.release(folder.resolve("jars"), "g", "a-1.jar"));
    }

    ImagePlan plan(String registry, String base, ClassPathJar... jars) {
        return Plans.of(
                "1.0",
                ImageSettings.onBase("default", base, registry, "app-default"),
                List.of(jars),
                Jars.runtime(folder.resolve("plugin")));
    }

    /** A plan of the runtime alone. */
    ImagePlan plan(ImageSettings image) {
        return plan(image, Provenance.NONE);
    }

    ImagePlan plan(ImageSettings image, Provenance provenance) {
        ImagePlanner planner = new ImagePlanner("1.0", provenance);
        return planner.plan(
                image,
                planner.content(List.of(), Jars.runtime(folder.resolve("plugin"))),
                new ProjectFiles(folder, folder.resolve("target/flyte")));
    }

    Path dockerConfig() {
        return dockerConfigs.get(0);
    }

    List<String> log() {
        return log;
    }

    List<Duration> pauses() {
        return pauses;
    }
}
