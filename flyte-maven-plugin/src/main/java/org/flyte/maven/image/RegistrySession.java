package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.blob.Blob;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.registry.RegistryClient;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestException;
import org.jspecify.annotations.Nullable;

/**
 * One repository of a registry, logged in to once for any number of parts, from any number of threads. Uses jib's own client,
 * though it is not part of jib's interface.
 */
final class RegistrySession {
    private final RegistryClient client;
    private final RegistryNetwork network;

    RegistrySession(RegistryClient client, RegistryNetwork network) {
        this.client = client;
        this.network = network;
    }

    /** Whether the repository has the part. */
    boolean has(Descriptor part) throws IOException, RegistryException {
        RegistryNetwork.Use use = network.use();
        try {
            return client.checkBlob(digest(part)).isPresent();
        } finally {
            use.close();
        }
    }

    /** Writes the part's bytes; what they are is for the caller to check. */
    void pull(Descriptor part, OutputStream out) throws IOException {
        // jib closes what it has written.
        RegistryNetwork.Use use = network.use();
        try {
            client.pullBlob(digest(part), size -> {}, written -> {}).writeTo(new Unclosed(out));
        } finally {
            use.close();
        }
    }

    /**
     * Brings a part to the repository.
     *
     * @param content asked for only where the registry has nothing to take the part from
     * @param from a repository of the same registry that has the part; null for none
     */
    void push(Descriptor part, BlobStore.Content content, @Nullable String from) throws IOException, RegistryException {
        Blob blob = Blobs.from(
                out -> {
                    try {
                        content.writeTo(out);
                    } catch (IOException | RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new IOException(e);
                    }
                },
                true);
        RegistryNetwork.Use use = network.use();
        try {
            client.pushBlob(digest(part), blob, from, written -> {});
        } finally {
            use.close();
        }
    }

    private static DescriptorDigest digest(Descriptor part) throws IOException {
        try {
            return DescriptorDigest.fromDigest(part.digest());
        } catch (DigestException e) {
            throw new IOException(part.digest() + " is no digest", e);
        }
    }
}
