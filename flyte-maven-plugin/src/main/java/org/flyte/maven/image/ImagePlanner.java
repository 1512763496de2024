package org.flyte.maven.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.flyte.maven.problem.ProblemException;

/**
 * Decides what goes into an image whose user classes travel in a bundle: the jars of the class path, the runtime, and an
 * empty folder for the bundle. What changes seldom lies in the lower layers.
 */
public final class ImagePlanner {
    private static final String ROOT = "/flyte";
    private static final String LIB = ROOT + "/lib";
    private static final String RUNTIME = ROOT + "/runtime";

    private final String version;

    /**
     * @param version the plugin's own version, which every image carries as the label {@code org.flyte.runtime}
     */
    public ImagePlanner(String version) {
        this.version = Objects.requireNonNull(version);
    }

    /**
     * The image for these jars.
     *
     * @param jars the runtime class path's jars in its order; flyte-task may be among them and is left out, since it
     *     comes with the runtime
     * @throws ProblemException where a jar is missing or is a link
     */
    public ImagePlan plan(ImageDefinition definition, List<ClassPathJar> jars, RuntimeJars runtime) {
        List<HashedJar> libraries = SourceFiles.hashed(
                jars.stream().filter(jar -> !isTaskLibrary(jar)).toList());
        List<HashedJar> own = SourceFiles.hashed(
                List.of(ownJar("flyte-runtime", runtime.runtime()), ownJar("flyte-task", runtime.task())));
        Map<Path, String> names = LibraryNames.of(libraries);
        Map<Path, String> ownNames = LibraryNames.of(own);
        List<String> classPath = Stream.of(
                        own.stream().map(jar -> "runtime/" + ownNames.get(jar.file())),
                        Stream.of("code/", "code/app.jar"),
                        libraries.stream().map(jar -> "lib/" + names.get(jar.file())))
                .flatMap(paths -> paths)
                .toList();
        List<ImageLayer> layers = new ArrayList<>();
        addLibraries(layers, "releases", libraries, names, false);
        addLibraries(layers, "snapshots", libraries, names, true);
        layers.add(runtimeLayer(own, ownNames, classPath));
        layers.add(new ImageLayer(
                "code",
                List.of(
                        new LayerEntry.Folder(ROOT, Modes.FOLDER),
                        new LayerEntry.Folder(ROOT + "/code", Modes.SHARED_FOLDER))));
        return ImagePlan.of(definition, layers, List.of("java", "-jar", ROOT + "/task.jar"), labels(definition));
    }

    private Map<String, String> labels(ImageDefinition definition) {
        return Map.of("org.flyte.runtime", version, "org.opencontainers.image.title", definition.name());
    }

    private ClassPathJar ownJar(String artifactId, Path file) {
        return new ClassPathJar("org.flyte", artifactId, version, file, version.endsWith("-SNAPSHOT"));
    }

    private static boolean isTaskLibrary(ClassPathJar jar) {
        return jar.groupId().equals("org.flyte") && jar.artifactId().equals("flyte-task");
    }

    private static void addLibraries(
            List<ImageLayer> layers, String name, List<HashedJar> jars, Map<Path, String> names, boolean snapshots) {
        List<HashedJar> members =
                jars.stream().filter(jar -> jar.jar().snapshot() == snapshots).toList();
        if (members.isEmpty()) {
            return;
        }
        List<LayerEntry> entries = new ArrayList<>();
        entries.add(new LayerEntry.Folder(ROOT, Modes.FOLDER));
        entries.add(new LayerEntry.Folder(LIB, Modes.FOLDER));
        members.stream()
                .map(jar -> jar.at(LIB + "/" + names.get(jar.file())))
                .sorted(Comparator.comparing(LayerEntry::path))
                .forEach(entries::add);
        layers.add(new ImageLayer(name, entries));
    }

    private static ImageLayer runtimeLayer(List<HashedJar> own, Map<Path, String> names, List<String> classPath) {
        List<LayerEntry> entries = new ArrayList<>();
        entries.add(new LayerEntry.Folder(ROOT, Modes.FOLDER));
        entries.add(new LayerEntry.Folder(RUNTIME, Modes.FOLDER));
        own.forEach(jar -> entries.add(jar.at(RUNTIME + "/" + names.get(jar.file()))));
        entries.add(new LayerEntry.MadeFile(ROOT + "/task.jar", Modes.FILE, TaskJar.of(classPath)));
        return new ImageLayer("runtime", entries);
    }
}
