package org.flyte.maven.image;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads an image of ours. What the cache has of it is not fetched.
 *
 * @param missing has what the cache has not
 */
record ImageReader(BlobStore store, Missing missing) {
    /** Where parts of an image come from that are not here. */
    interface Missing {
        /** Nowhere. */
        Missing NOWHERE = new Missing() {
            @Override
            public byte[] manifest(String digest) throws IOException {
                throw new IOException("the cache has lost " + digest);
            }

            @Override
            public byte[] part(Descriptor part) throws IOException {
                return manifest(part.digest());
            }
        };

        byte[] manifest(String digest) throws Exception;

        byte[] part(Descriptor part) throws Exception;
    }

    /** Parts at a registry. */
    record AtRegistry(Registries registries, ImageAddress repository, RegistryCredentials credentials)
            implements Missing {
        @Override
        public byte[] manifest(String digest) throws Exception {
            return registries
                    .manifest(repository.at(digest), credentials)
                    .orElseThrow(() -> new IOException("the registry has lost " + digest));
        }

        @Override
        public byte[] part(Descriptor part) throws Exception {
            ByteArrayOutputStream fetched = new ByteArrayOutputStream();
            registries.pull(repository, credentials, part, fetched);
            return fetched.toByteArray();
        }
    }

    /** What is in the image of that digest. */
    ImageDetails read(String digest) throws Exception {
        List<String> platforms = new ArrayList<>();
        List<ImageDetails.Layer> layers = new ArrayList<>();
        Map<String, String> labels = new TreeMap<>();
        JsonObject top = json(manifest(digest));
        List<String> manifests = top.has("manifests")
                ? top.getAsJsonArray("manifests").asList().stream()
                        .map(each -> each.getAsJsonObject().get("digest").getAsString())
                        .toList()
                : List.of(digest);
        for (String each : manifests) {
            JsonObject manifest = json(manifest(each));
            JsonObject config = json(part(Descriptor.of(manifest.getAsJsonObject("config"))));
            String platform = config.get("os").getAsString() + "/"
                    + config.get("architecture").getAsString();
            platforms.add(platform);
            for (JsonElement layer : manifest.getAsJsonArray("layers")) {
                layers.add(layer(layer.getAsJsonObject(), manifests.size() == 1 ? null : platform));
            }
            labels(config).forEach(labels::putIfAbsent);
        }
        return new ImageDetails(platforms, layers, labels);
    }

    /** The bytes of a manifest or index. */
    byte[] manifest(String digest) throws Exception {
        Optional<byte[]> known = store.bytes(digest);
        if (known.isPresent()) {
            return known.get();
        }
        byte[] fetched = missing.manifest(digest);
        store.add(Descriptor.of("", fetched), out -> out.write(fetched));
        return fetched;
    }

    String mediaType(String digest) throws Exception {
        JsonObject document = json(manifest(digest));
        return document.has("mediaType") ? document.get("mediaType").getAsString() : MediaTypes.MANIFEST;
    }

    private byte[] part(Descriptor part) throws Exception {
        Optional<byte[]> known = store.bytes(part.digest());
        if (known.isPresent()) {
            return known.get();
        }
        byte[] fetched = missing.part(part);
        store.add(part, out -> out.write(fetched));
        return fetched;
    }

    private static ImageDetails.Layer layer(JsonObject said, @Nullable String platform) {
        Descriptor layer = Descriptor.of(said);
        JsonObject annotations = said.getAsJsonObject("annotations");
        return new ImageDetails.Layer(
                layer.digest(),
                layer.size(),
                annotations == null || !annotations.has(ImageBuild.NAME)
                        ? BuiltLayer.BASE
                        : annotations.get(ImageBuild.NAME).getAsString(),
                platform);
    }

    private static Map<String, String> labels(JsonObject config) {
        Map<String, String> labels = new TreeMap<>();
        JsonObject container = config.getAsJsonObject("config");
        if (container != null
                && container.has("Labels")
                && container.get("Labels").isJsonObject()) {
            container
                    .getAsJsonObject("Labels")
                    .entrySet()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().getAsString()));
        }
        return labels;
    }

    private static JsonObject json(byte[] content) {
        return JsonParser.parseString(new String(content, StandardCharsets.UTF_8))
                .getAsJsonObject();
    }
}
