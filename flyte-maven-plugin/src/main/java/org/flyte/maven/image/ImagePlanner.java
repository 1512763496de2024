package org.flyte.maven.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.flyte.maven.image.dockerfile.DockerfileSource;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;

/**
 * Decides what goes into an image: the jars of the class path, the runtime, and a folder for the user's classes, which is empty
 * where they travel in a bundle. What changes seldom lies in the lower layers.
 */
public final class ImagePlanner {
    private static final String ROOT = "/flyte";
    private static final String LIB = ROOT + "/lib";
    private static final String RUNTIME = ROOT + "/runtime";

    /** Says that an image runs Java tasks, and with which version of the runtime. */
    static final String RUNTIME_LABEL = "org.flyte.runtime";

    private final String version;
    private final Provenance provenance;

    /**
     * What all images of a project have in common.
     *
     * @param layers lowest first
     */
    public record Content(List<ImageLayer> layers) {
        public Content {
            layers = List.copyOf(layers);
        }
    }

    /**
     * @param version the plugin's own version, which every image carries as the label {@code org.flyte.runtime}
     */
    public ImagePlanner(String version) {
        this(version, Provenance.NONE);
    }

    /**
     * @param version the plugin's own version, which every image carries as the label {@code org.flyte.runtime}
     * @param provenance what is told of every image
     */
    public ImagePlanner(String version, Provenance provenance) {
        this.version = Objects.requireNonNull(version);
        this.provenance = Objects.requireNonNull(provenance);
    }

    /**
     * The content of these jars, with an empty folder that a bundle is unpacked into.
     *
     * @param jars the runtime class path's jars in its order; flyte-task may be among them and is left out, since it
     *     comes with the runtime
     * @throws ProblemException where a jar is missing or is a link
     */
    public Content content(List<ClassPathJar> jars, RuntimeJars runtime) {
        return content(jars, runtime, CodeLayer.empty(ROOT));
    }

    /**
     * The content of these jars and classes.
     *
     * @param code the folder of the user's classes as they travel
     * @throws ProblemException where a jar is missing or is a link
     */
    public Content contentWithCode(List<ClassPathJar> jars, RuntimeJars runtime, Path code) {
        return content(jars, runtime, CodeLayer.of(ROOT, code));
    }

    /**
     * One image with this content.
     *
     * @param files where the image's own layers come from
     * @throws ProblemException where a layer has no files, or the Dockerfile cannot be used
     */
    public ImagePlan plan(ImageSettings image, Content content, ProjectFiles files) {
        List<ImageLayer> layers = new ArrayList<>(ProjectLayers.of(image, files));
        layers.addAll(content.layers());
        DockerfileSource dockerfile =
                image.dockerfile() == null ? null : DockerfileSource.of(image, files.directory(), files.own());
        return ImagePlan.of(
                image, layers, List.of("java", "-jar", ROOT + "/task.jar"), labels(image), provenance, dockerfile);
    }

    private Content content(List<ClassPathJar> jars, RuntimeJars runtime, ImageLayer code) {
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
        return new Content(layers);
    }

    private Map<String, String> labels(ImageSettings image) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("org.opencontainers.image.title", image.name());
        labels.putAll(image.labels());
        labels.put(RUNTIME_LABEL, version);
        return labels;
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
