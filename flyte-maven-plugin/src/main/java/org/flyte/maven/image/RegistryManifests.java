package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.RegistryException;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes manifests and indexes of a registry as they are, byte for byte. Failures are those of jib, for
 * {@link Retries} and {@link RegistryFailure}.
 */
final class RegistryManifests {
    private final RegistryClients reading;
    private final RegistryClients writing;

    RegistryManifests(RegistryOptions options, Consumer<String> log) {
        String userAgent = options.userAgent();
        RegistryNetwork network = options.network();
        // To jib, a manifest that is caught on its way in is a broken connection, worth lines that would mislead.
        this.reading = new RegistryClients(userAgent, network, line -> {});
        this.writing = new RegistryClients(userAgent, network, log);
    }

    /**
     * A manifest or an index.
     *
     * @param mediaType as the registry says, else as the document says; empty where neither does
     * @param bytes as they are stored
     * @param digest computed from the bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Manifest(String mediaType, byte[] bytes, String digest) {
        static Manifest of(@Nullable String contentType, byte[] bytes) {
            String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
            return new Manifest(
                    type.isEmpty() || type.equals("application/json") ? written(bytes) : type,
                    bytes,
                    RegistryManifests.digest(bytes));
        }

        private static String written(byte[] bytes) {
            try {
                JsonElement document = JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8));
                JsonElement type =
                        document.isJsonObject() ? document.getAsJsonObject().get("mediaType") : null;
                return type != null && type.isJsonPrimitive() ? type.getAsString() : "";
            } catch (JsonParseException e) {
                return "";
            }
        }
    }

    /**
     * What the address's tag or digest stands for.
     *
     * @return empty where the registry says that there is nothing
     * @throws DigestMismatchException where the address has a digest and the registry sends something else
     */
    Optional<Manifest> get(ImageAddress address, RegistryCredentials credentials)
            throws IOException, RegistryException {
        String qualifier = address.reference().getQualifier();
        try {
            return reading.ask(
                    address,
                    credentials,
                    false,
                    client -> {
                        client.pullManifest(qualifier);
                        return Optional.empty();
                    },
                    ManifestConnections::new);
        } catch (ManifestConnections.Read read) {
            Manifest manifest = read.manifest();
            if (qualifier.startsWith("sha256:")) {
                DigestMismatchException.check(qualifier, manifest.digest());
            }
            return Optional.of(manifest);
        }
    }

    /**
     * Stores a manifest under the address's tag or digest. What it names must be there.
     *
     * @param bytes JSON in UTF-8
     * @return its digest
     * @throws DigestMismatchException where the registry says that it stored something else
     */
    String put(ImageAddress address, RegistryCredentials credentials, String mediaType, byte[] bytes)
            throws IOException, RegistryException {
        RawManifest manifest = new RawManifest(mediaType, new String(bytes, StandardCharsets.UTF_8));
        String digest = digest(bytes);
        writing.run(
                address,
                credentials,
                true,
                client -> client.pushManifest(manifest, address.reference().getQualifier()),
                (registry, log) -> new ManifestConnections(registry, log, digest));
        return digest;
    }

    /** {@code sha256:} with the digest of a document. */
    static String digest(byte[] bytes) {
        return "sha256:" + ContentHash.ofBytes(bytes);
    }
}
