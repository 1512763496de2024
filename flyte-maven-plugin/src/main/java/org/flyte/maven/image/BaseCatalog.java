package org.flyte.maven.image;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;

/**
 * Finds the bases that images name. A manifest or configuration that is in the cache is not fetched again: its digest says what
 * it is.
 */
final class BaseCatalog {
    private final Registries registries;
    private final BlobStore store;
    private final BaseDigests digests;

    BaseCatalog(Registries registries, BlobStore store, BaseDigests digests) {
        this.registries = registries;
        this.store = store;
        this.digests = digests;
    }

    /**
     * The base of an image as it is now; none for an image that starts from nothing.
     *
     * @throws ProblemException where it does not exist, or cannot be looked at
     */
    Optional<Base> find(ImageSettings image) {
        if (Bases.written(image).equals(Bases.SCRATCH)) {
            return Optional.empty();
        }
        ImageAddress written = ImageAddress.base(image);
        RegistryCredentials credentials = registries.credentials(written, image);
        String digest = written.reference().getDigest().orElseGet(() -> resolved(written, credentials));
        ImageAddress pinned = written.at(digest);
        SortedMap<Platform, String> manifests = new TreeMap<>();
        List<String> platforms = new ArrayList<>();
        JsonObject document = manifest(pinned, credentials, digest);
        if (document.has("manifests")) {
            document.getAsJsonArray("manifests").forEach(each -> {
                JsonObject entry = each.getAsJsonObject();
                add(
                        entry.has("platform") ? entry.getAsJsonObject("platform") : new JsonObject(),
                        entry.get("digest").getAsString(),
                        manifests,
                        platforms);
            });
        } else {
            add(config(pinned, credentials, document), digest, manifests, platforms);
        }
        return Optional.of(new Base(pinned, digest, credentials, manifests, platforms));
    }

    /** The base's image for a platform that it has. */
    BaseImage image(Base base, Platform platform) {
        String digest = Objects.requireNonNull(base.manifests().get(platform));
        JsonObject manifest = manifest(base.address().at(digest), base.credentials(), digest);
        JsonObject config = config(base.address(), base.credentials(), manifest);
        List<JsonElement> diffIds =
                config.getAsJsonObject("rootfs").getAsJsonArray("diff_ids").asList();
        List<JsonElement> layers = manifest.getAsJsonArray("layers").asList();
        if (diffIds.size() != layers.size()) {
            throw unusable(base.address(), "its layers and their digests are not as many");
        }
        List<BuiltLayer> built = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            Descriptor said = Descriptor.of(layers.get(i).getAsJsonObject());
            built.add(new BuiltLayer(
                    BuiltLayer.BASE,
                    new Descriptor(MediaTypes.layer(said.mediaType()), said.digest(), said.size()),
                    diffIds.get(i).getAsString()));
        }
        return new BaseImage(
                platform,
                digest,
                config,
                built,
                new RegistryLayers(registries, store, base.address(), base.credentials()),
                base);
    }

    private static void add(
            JsonObject said, String digest, SortedMap<Platform, String> manifests, List<String> platforms) {
        String os = text(said, "os");
        String architecture = text(said, "architecture");
        if (os.isEmpty() || os.equals("unknown")) {
            return;
        }
        platforms.add(os + "/" + architecture + (text(said, "variant").isEmpty() ? "" : "/" + text(said, "variant")));
        Platform.of(os, architecture).ifPresent(platform -> manifests.putIfAbsent(platform, digest));
    }

    private String resolved(ImageAddress base, RegistryCredentials credentials) {
        if (registries.beyondReach(base)) {
            return digests.offline(base, registries.cacheFolder())
                    .orElseThrow(() -> new ProblemException(registries.notCached(base)));
        }
        return digests.online(base, registries.cacheFolder(), () -> registries
                .digest(base, credentials, false)
                .orElseThrow(() -> new ProblemException(new RegistryFailure(base, credentials, false).notFound())));
    }

    private JsonObject manifest(ImageAddress address, RegistryCredentials credentials, String digest) {
        return json(address, registries.<byte[]>reading(address, credentials, () -> {
            Optional<byte[]> known = store.bytes(digest);
            if (known.isPresent()) {
                return known.get();
            }
            byte[] fetched = registries
                    .manifest(address, credentials)
                    .orElseThrow(
                            () -> new ProblemException(new RegistryFailure(address, credentials, false).notFound()));
            if (Descriptor.of("", fetched).digest().equals(digest)) {
                store.add("", fetched);
                return fetched;
            }
            throw unusable(address, "its registry gives another manifest than the one of that digest");
        }));
    }

    private JsonObject config(ImageAddress address, RegistryCredentials credentials, JsonObject manifest) {
        if (!manifest.has("config") || !manifest.has("layers")) {
            throw unusable(address, "its manifest has the form of other years");
        }
        Descriptor part = Descriptor.of(manifest.getAsJsonObject("config"));
        return json(address, registries.<byte[]>reading(address, credentials, () -> {
            Optional<byte[]> known = store.bytes(part.digest());
            if (known.isPresent()) {
                return known.get();
            }
            ByteArrayOutputStream fetched = new ByteArrayOutputStream();
            registries.pull(address, credentials, part, fetched);
            store.add(part, out -> fetched.writeTo(out));
            return fetched.toByteArray();
        }));
    }

    private static JsonObject json(ImageAddress address, byte[] content) {
        try {
            return JsonParser.parseString(new String(content, StandardCharsets.UTF_8))
                    .getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            throw unusable(address, "it is described by something that is no JSON");
        }
    }

    private static ProblemException unusable(ImageAddress address, String why) {
        return new ProblemException(new Problem(
                ImageCode.BASE_UNUSABLE,
                "%s cannot be built on: %s".formatted(address.written(), why),
                address.path(),
                "name an image for linux/amd64 or linux/arm64 in a current format"));
    }

    private static String text(JsonObject json, String name) {
        return json.has(name) ? json.get(name).getAsString() : "";
    }
}
