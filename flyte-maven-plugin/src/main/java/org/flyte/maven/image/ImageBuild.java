package org.flyte.maven.image;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.flyte.maven.image.dockerfile.DockerfileBuilder;
import org.flyte.maven.image.dockerfile.DockerfileSource;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;

/** Makes images in the cache of this machine. Equal input gives equal bytes. */
final class ImageBuild {
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    /** Carries a layer's name, so that whoever reads a manifest knows what each is. */
    static final String NAME = "org.flyte.layer";

    private final BaseCatalog bases;
    private final Optional<NativeLibraries> libraries;
    private final BlobStore store;
    private final Path cacheFolder;
    private final DockerfileBuilder dockerfiles;

    ImageBuild(
            BaseCatalog bases,
            Optional<NativeLibraries> libraries,
            BlobStore store,
            Path cacheFolder,
            DockerfileBuilder dockerfiles) {
        this.bases = bases;
        this.libraries = libraries;
        this.store = store;
        this.cacheFolder = cacheFolder;
        this.dockerfiles = dockerfiles;
    }

    /**
     * Makes all of an image but the layers of its base, which stay where they are.
     *
     * @param fetched whether a layer of the base is going to be fetched anyway
     * @param again whether an engine builds a Dockerfile that it has built before
     */
    BuiltImage build(ResolvedImage image, Predicate<Descriptor> fetched, boolean again) throws Exception {
        List<PlatformImage> images = new ArrayList<>();
        List<BuiltLayer> common = layers(image.plan().layers());
        for (Platform platform : image.platforms()) {
            images.add(onPlatform(image, platform, common, fetched, again));
        }
        return new BuiltImage(
                image.plan().definition(),
                image.tag(),
                images.size() == 1 ? images.get(0).manifest() : index(images),
                images);
    }

    private PlatformImage onPlatform(
            ResolvedImage image,
            Platform platform,
            List<BuiltLayer> common,
            Predicate<Descriptor> fetched,
            boolean again)
            throws Exception {
        ImagePlan plan = image.plan();
        BaseImage base = base(image, platform, again);
        new LoaderCheck(cacheFolder)
                .check(
                        base,
                        Bases.written(plan.definition()),
                        ImageAddress.path(plan.definition(), plan.dockerfile() == null ? "base" : "dockerfile"),
                        fetched);
        List<BuiltLayer> own = new ArrayList<>();
        if (libraries.isPresent()) {
            own.addAll(layers(List.of(libraries.get().on(platform).layer(cacheFolder))));
        }
        own.addAll(common);
        Descriptor config = store.add(MediaTypes.CONFIG, bytes(ImageConfig.of(plan, base, own)));
        List<BuiltLayer> all = new ArrayList<>(base.layers());
        all.addAll(own);
        return new PlatformImage(
                platform, store.add(MediaTypes.MANIFEST, bytes(manifest(config, all))), config, all, base);
    }

    private BaseImage base(ResolvedImage image, Platform platform, boolean again) throws Exception {
        DockerfileSource dockerfile = image.plan().dockerfile();
        if (dockerfile == null) {
            return image.base().map(base -> bases.image(base, platform)).orElseGet(() -> BaseImage.scratch(platform));
        }
        Path folder = archives(image.plan().definition());
        Path archive = again
                ? dockerfiles.archiveAgain(dockerfile, platform.text(), folder)
                : dockerfiles.archive(dockerfile, platform.text(), folder);
        try {
            return new ArchiveBase(store, cacheFolder).read(archive, platform);
        } catch (java.nio.file.FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            ImageCode.BASE_UNUSABLE,
                            "what the engine made of the Dockerfile of the image %s cannot be built on: %s"
                                    .formatted(image.plan().definition().key(), e.getMessage()),
                            ImageAddress.path(image.plan().definition(), "dockerfile"),
                            "name another <engine>"),
                    e);
        }
    }

    /** Those of one image: what was made for it before gives way. */
    private Path archives(ImageSettings image) {
        return cacheFolder
                .resolve("dockerfiles")
                .resolve(ContentHash.of(String.valueOf(image.registry()), image.name(), image.key()));
    }

    private List<BuiltLayer> layers(List<ImageLayer> planned) throws Exception {
        LayerBuilder builder = new LayerBuilder(store, cacheFolder);
        return Parallel.map(planned, builder::build);
    }

    private static JsonObject manifest(Descriptor config, List<BuiltLayer> layers) {
        JsonObject manifest = document(MediaTypes.MANIFEST);
        manifest.add("config", config.json());
        JsonArray all = new JsonArray();
        for (BuiltLayer layer : layers) {
            JsonObject said = layer.blob().json();
            if (!layer.ofBase()) {
                JsonObject annotations = new JsonObject();
                annotations.addProperty(NAME, layer.name());
                said.add("annotations", annotations);
            }
            all.add(said);
        }
        manifest.add("layers", all);
        return manifest;
    }

    private Descriptor index(List<PlatformImage> images) throws Exception {
        JsonObject index = document(MediaTypes.INDEX);
        JsonArray manifests = new JsonArray();
        for (PlatformImage image : images) {
            JsonObject platform = new JsonObject();
            platform.addProperty("architecture", image.platform().architecture());
            platform.addProperty("os", Platform.OS);
            JsonObject said = image.manifest().json();
            said.add("platform", platform);
            manifests.add(said);
        }
        index.add("manifests", manifests);
        return store.add(MediaTypes.INDEX, bytes(index));
    }

    private static JsonObject document(String mediaType) {
        JsonObject document = new JsonObject();
        document.addProperty("schemaVersion", 2);
        document.addProperty("mediaType", mediaType);
        return document;
    }

    private static byte[] bytes(JsonObject document) {
        return JSON.toJson(document).getBytes(StandardCharsets.UTF_8);
    }
}
