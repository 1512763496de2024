package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.blob.Blob;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate;
import com.google.cloud.tools.jib.image.json.ManifestListTemplate;
import com.google.cloud.tools.jib.registry.ManifestAndDigest;
import com.google.cloud.tools.jib.registry.RegistryClient;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Looks for a manifest at a registry. */
final class RegistryLookup {
    private final RegistryClients clients;

    RegistryLookup(RegistryOptions options, Consumer<String> log) {
        String userAgent = options.userAgent();
        RegistryNetwork network = options.network();
        this.clients = new RegistryClients(userAgent, network, log);
    }

    /**
     * The digest of the manifest at an address.
     *
     * @param push whether a push may follow, so that credentials which may not push are found out
     * @return empty only where the registry says that there is none
     */
    Optional<String> digest(ImageAddress address, RegistryCredentials credentials, boolean push)
            throws IOException, RegistryException {
        return clients.ask(address, credentials, push, client -> client.checkManifest(
                        address.reference().getQualifier())
                .map(manifest -> manifest.getDigest().toString()));
    }

    /** An image with its labels; of one for several platforms, those for linux/amd64. */
    record Labelled(String digest, Map<String, String> labels) {}

    /**
     * The image at an address.
     *
     * @return empty only where the registry says that there is none
     */
    Optional<Labelled> labelled(ImageAddress address, RegistryCredentials credentials)
            throws IOException, RegistryException {
        return clients.ask(address, credentials, false, client -> {
            ManifestAndDigest<?> found = client.pullManifest(address.reference().getQualifier());
            return Optional.of(new Labelled(found.getDigest().toString(), labels(client, found)));
        });
    }

    private static Map<String, String> labels(RegistryClient client, ManifestAndDigest<?> found)
            throws IOException, RegistryException {
        Object manifest = found.getManifest();
        if (manifest instanceof ManifestListTemplate list) {
            List<String> digests = list.getDigestsForPlatform("amd64", "linux");
            manifest = digests.isEmpty()
                    ? manifest
                    : client.pullManifest(digests.get(0)).getManifest();
        }
        if (!(manifest instanceof BuildableManifestTemplate template) || template.getContainerConfiguration() == null) {
            return Map.of();
        }
        Blob config = client.pullBlob(
                Objects.requireNonNull(template.getContainerConfiguration().getDigest()), size -> {}, written -> {});
        return labels(JsonParser.parseString(Blobs.writeToString(config)));
    }

    private static Map<String, String> labels(JsonElement document) {
        JsonElement labels = member(member(document, "config"), "Labels");
        Map<String, String> read = new TreeMap<>();
        if (labels.isJsonObject()) {
            labels.getAsJsonObject()
                    .entrySet()
                    .forEach(label -> read.put(label.getKey(), label.getValue().getAsString()));
        }
        return read;
    }

    private static JsonElement member(JsonElement document, String name) {
        JsonElement member =
                document.isJsonObject() ? document.getAsJsonObject().get(name) : null;
        return member == null ? JsonNull.INSTANCE : member;
    }
}
