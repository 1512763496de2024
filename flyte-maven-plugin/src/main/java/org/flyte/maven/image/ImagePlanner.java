package org.flyte.maven.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.flyte.maven.problem.ProblemException;

/**
 * Decides what goes into an image: the jars of the class path, the runtime, and a folder for the user's classes, which is empty
 * where they travel in a bundle. What changes seldom lies in the lower layers.
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
     * The image for these jars, with an empty folder that a bundle is unpacked into.
     *
     * @param jars the runtime class path's jars in its order; flyte-task may be among them and is left out, since it
     *     comes with the runtime
     * @throws ProblemException where a jar is missing or is a link
     */
    public ImagePlan plan(ImageDefinition definition, List<ClassPathJar> jars, RuntimeJars runtime) {
        return plan(definition, jars, runtime, CodeLayer.empty(ROOT));
    }

    /**
     * The image for these jars and classes.
     *
     * @param code the folder of the user's classes as they travel
     * @throws ProblemException where a jar is missing or is a link
     */
    public ImagePlan planWithCode(ImageDefinition definition, List<ClassPathJar> jars, RuntimeJars runtime, Path code) {
        return plan(definition, jars, runtime, CodeLayer.of(ROOT, code));
    }

    private ImagePlan plan(ImageDefinition definition, List<ClassPathJar> jars, RuntimeJars runtime, ImageLayer code) {
        List<HashedJar> libraries = SourceFiles.hashed(
                jars.stream().filter(jar -> !jar.isTaskLibrary()).toList());
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
        addLibraries(layers, "releases", libraries, names, jar -> !jar.snapshot() && !jar.module());
        addLibraries(layers, "snapshots", libraries, names, jar -> jar.snapshot() && !jar.module());
        addLibraries(layers, "modules", libraries, names, ClassPathJar::module);
        layers.add(runtimeLayer(own, ownNames, classPath));
        layers.add(code);
        return ImagePlan.of(definition, layers, List.of("java", "-jar", ROOT + "/task.jar"), labels(definition));
    }

    private Map<String, String> labels(ImageDefinition definition) {
        return Map.of("org.flyte.runtime", version, "org.opencontainers.image.title", definition.name());
    }

    private ClassPathJar ownJar(String artifactId, Path file) {
        return new ClassPathJar("org.flyte", artifactId, version, file, version.endsWith("-SNAPSHOT"));
    }

    private static void addLibraries(
            List<ImageLayer> layers,
            String name,
            List<HashedJar> jars,
            Map<Path, String> names,
            Predicate<ClassPathJar> belongs) {
        List<HashedJar> members =
                jars.stream().filter(jar -> belongs.test(jar.jar())).toList();
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
