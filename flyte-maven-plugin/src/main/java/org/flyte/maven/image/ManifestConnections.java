package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.http.Request;
import com.google.cloud.tools.jib.http.Response;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a registry says of a manifest, which jib's client reads and forgets. Made for one question; the way to the
 * registry, from TLS to tokens, stays jib's.
 */
final class ManifestConnections extends RegistryConnections {
    private static final String DIGEST = "Docker-Content-Digest";

    /** A manifest as it came; thrown, since jib's client would read the body a second time. */
    static final class Read extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient RegistryManifests.Manifest manifest;

        private Read(RegistryManifests.Manifest manifest) {
            super("the manifest is read");
            this.manifest = manifest;
        }

        RegistryManifests.Manifest manifest() {
            return manifest;
        }
    }

    private final @Nullable String sent;

    /** For reading. */
    ManifestConnections(String registry, Consumer<LogEvent> log) {
        super(registry, log);
        this.sent = null;
    }

    /**
     * For writing.
     *
     * @param sent the digest of what is sent
     */
    ManifestConnections(String registry, Consumer<LogEvent> log, String sent) {
        super(registry, log);
        this.sent = sent;
    }

    @Override
    public Response call(String method, URL url, Request request) throws IOException {
        Response response = super.call(method, url, request);
        if (!url.getPath().contains("/manifests/")) {
            return response;
        }
        if (method.equals("GET")) {
            throw new Read(RegistryManifests.Manifest.of(
                    first(response, "Content-Type"), response.getBody().readAllBytes()));
        }
        String stored = first(response, DIGEST);
        if (sent != null && stored != null) {
            DigestMismatchException.check(sent, stored);
        }
        return response;
    }

    private static @Nullable String first(Response response, String header) {
        List<String> values = response.getHeader(header);
        return values.isEmpty() ? null : values.get(0);
    }
}
