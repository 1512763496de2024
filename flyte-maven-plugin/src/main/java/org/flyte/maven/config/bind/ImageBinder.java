package org.flyte.maven.config.bind;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flyte.maven.config.ProjectFacts;
import org.flyte.maven.settings.ImageSettings;
import org.flyte.maven.settings.LayerSettings;
import org.jspecify.annotations.Nullable;

/** Reads the definition of an image. */
final class ImageBinder {
    private static final String SCRATCH = "scratch";
    private static final List<String> OF_DOCKERFILE =
            List.of("context", "buildArgs", "target", "engine", "engineOptions");
    private static final List<String> OF_OURS =
            List.of("registry", "name", "tags", "platforms", "env", "labels", "layers", "user", "workingDirectory");
    private static final Kind<String> BASE = text -> text.equals(SCRATCH) ? text : ImageText.REFERENCE.read(text);
    private static final Kind<String> ENGINE = Choice.of(List.of("buildx", "buildah", "podman", "docker"));
    private static final Kind<String> LABEL =
            Kind.of(text -> !text.isBlank(), ValueCode.BAD_LABEL, "is not a key of a label", "write a key");

    private final ProjectFacts project;
    private final @Nullable String registry;
    private final Kind<String> dockerfile;
    private final Kind<String> context;
    private final Map<String, String> keyByRepository = new HashMap<>();

    /** @param registry where images without their own go */
    ImageBinder(ProjectFacts project, ProjectFiles files, @Nullable String registry) {
        this.project = project;
        this.registry = registry;
        this.dockerfile = files.file("Dockerfile");
        this.context = files.folder("folder");
    }

    ImageSettings bind(Element image, String key) {
        checkSource(image);
        String ownRegistry = image.value("registry", ImageText.REGISTRY_AND_PATH);
        String ownName = image.value("name", ImageText.NAME);
        ImageSettings bound = new ImageSettings(
                key,
                image.value("base", BASE),
                image.value("dockerfile", dockerfile),
                image.value("context", context),
                image.leaves("buildArgs", NameText.ANY, NameText.ANY),
                image.text("target"),
                image.value("engine", ENGINE),
                orNone(image.list("engineOptions", NameText.ANY)),
                image.value("reference", ImageText.REFERENCE),
                ownRegistry == null ? registry : ownRegistry,
                ownName == null ? project.repository(key.replaceFirst("\\.image$", "")) : ownName,
                orNone(image.list("tags", ImageText.TAG)),
                orNone(image.list("platforms", ImageText.PLATFORM)),
                image.leaves("env", NameText.ENV_VAR, NameText.ANY),
                image.leaves("labels", LABEL, NameText.ANY),
                layers(image),
                image.value("user", ImageText.USER),
                image.value("workingDirectory", ImageText.ABSOLUTE));
        if (!image.says("reference")) {
            checkRepository(image, bound);
        }
        return bound;
    }

    private void checkSource(Element image) {
        List<String> sources = List.of("base", "dockerfile", "reference");
        List<String> said = sources.stream().filter(image::says).toList();
        if (said.size() != 1) {
            image.problem(
                    ValueCode.IMAGE_SOURCE,
                    said.isEmpty()
                            ? "it has neither base nor dockerfile nor reference"
                            : "it has " + String.join(" and ", said),
                    "say exactly one of <base>, <dockerfile> and <reference>");
            return;
        }
        if (!image.says("dockerfile")) {
            clash(
                    image,
                    OF_DOCKERFILE,
                    "it belongs to <dockerfile>, and there is none",
                    "remove it, or set <dockerfile>");
        }
        if (image.says("reference")) {
            clash(
                    image,
                    OF_OURS,
                    "an image with <reference> is used as it is",
                    "remove it, or write <base> instead of <reference>");
        }
    }

    private static void clash(Element image, List<String> names, String what, String fix) {
        names.stream().filter(image::says).forEach(name -> image.at(name).problem(ValueCode.SETTINGS_CLASH, what, fix));
    }

    private void checkRepository(Element image, ImageSettings bound) {
        String repository = (bound.registry() == null ? "" : bound.registry() + "/") + bound.name();
        String other = keyByRepository.putIfAbsent(repository, bound.key());
        if (other != null) {
            image.problem(
                    ValueCode.DUPLICATE_REPOSITORY,
                    "its repository " + repository + " is that of " + other + " too",
                    "give one of them another <name>");
        }
    }

    private static SortedMap<String, LayerSettings> layers(Element image) {
        SortedMap<String, LayerSettings> layers = new TreeMap<>();
        for (Element layer : image.entries("layers")) {
            String from = needed(layer, "from");
            String into = needed(layer, "into");
            layer.value("into", ImageText.ABSOLUTE);
            layers.put(
                    layer.name(),
                    new LayerSettings(
                            from,
                            into,
                            Boolean.TRUE.equals(layer.value("contentsOnly", NumberText.TRUTH)),
                            orNone(layer.list("includes", NameText.ANY)),
                            orNone(layer.list("excludes", NameText.ANY))));
        }
        return layers;
    }

    private static String needed(Element layer, String name) {
        String text = layer.text(name);
        if (text == null) {
            layer.problem(
                    ValueCode.SETTINGS_CLASH,
                    "a layer needs <from> and <into>, and <" + name + "> is missing",
                    "set <" + name + ">");
            return "";
        }
        return text;
    }

    private static List<String> orNone(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }
}
