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

    RegistryImages images(Path cache, Optional<NativeLibrary> library) {
        return new RegistryImages(
                new RegistryOptions(cache, dockerConfigs, false, "1.0"), library, log::add, pauses::add, turns);
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
