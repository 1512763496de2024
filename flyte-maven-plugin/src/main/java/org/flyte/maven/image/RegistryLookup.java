package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.blob.Blob;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.global.JibSystemProperties;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.http.ResponseException;
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

/**
 * Looks for a manifest at a registry. Uses jib's own client, though it is not part of jib's interface: authentication,
 * proxies and TLS are then the same as when the image is pushed a moment later.
 */
final class RegistryLookup {
    private final String userAgent;
    private final Consumer<String> log;

    RegistryLookup(String userAgent, Consumer<String> log) {
        this.userAgent = userAgent;
        this.log = log;
    }

    /**
     * The digest of the manifest at an address.
     *
     * @param push whether a push may follow, so that credentials which may not push are found out
     * @return empty only where the registry says that there is none
     */
    Optional<String> digest(ImageAddress address, RegistryCredentials credentials, boolean push)
            throws IOException, RegistryException {
        return ask(address, credentials, push, client -> client.checkManifest(
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
        return ask(address, credentials, false, client -> {
            ManifestAndDigest<?> found = client.pullManifest(address.reference().getQualifier());
            return Optional.of(new Labelled(found.getDigest().toString(), labels(client, found)));
        });
    }

    private interface Question<T> {
        Optional<T> of(RegistryClient client) throws IOException, RegistryException;
    }

    private <T> Optional<T> ask(
            ImageAddress address, RegistryCredentials credentials, boolean push, Question<T> question)
            throws IOException, RegistryException {
        FailoverHttpClient http = new FailoverHttpClient(
                address.onLoopback(),
                JibSystemProperties.sendCredentialsOverHttp(),
                event -> log.accept(event.getMessage()));
        try {
            RegistryClient client = client(address.reference(), credentials.credential(), http);
            authenticate(client, credentials.credential(), push);
            return question.of(client);
        } catch (RegistryException e) {
            if (saysNotFound(e)) {
                return Optional.empty();
            }
            throw e;
        } finally {
            http.shutDown();
        }
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

    private RegistryClient client(ImageReference reference, Optional<Credential> credential, FailoverHttpClient http) {
        EventHandlers events = EventHandlers.builder()
                .add(LogEvent.class, event -> log.accept(event.getMessage()))
                .build();
        RegistryClient.Factory factory =
                RegistryClient.factory(events, reference.getRegistry(), reference.getRepository(), http);
        credential.ifPresent(factory::setCredential);
        return factory.setUserAgent(userAgent).newRegistryClient();
    }

    private static void authenticate(RegistryClient client, Optional<Credential> credential, boolean push)
            throws IOException, RegistryException {
        boolean bearer = push ? client.doPushBearerAuth() : client.doPullBearerAuth();
        if (!bearer && credential.isPresent() && !credential.get().isOAuth2RefreshToken()) {
            client.configureBasicAuth();
        }
    }

    /** Some registries know no manifest, others not even the repository: either way it is not there. */
    private static boolean saysNotFound(RegistryException failure) {
        return failure.getCause() instanceof ResponseException answer && answer.getStatusCode() == 404;
    }
}
