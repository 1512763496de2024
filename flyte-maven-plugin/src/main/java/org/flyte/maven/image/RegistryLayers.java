package org.flyte.maven.image;

import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The layers of a base at its registry. */
record RegistryLayers(Registries registries, BlobStore store, ImageAddress base, RegistryCredentials credentials)
        implements LayerSource {
    private static final int BUFFER = 1 << 16;

    @Override
    public Path file(Descriptor layer) throws Exception {
        Optional<Path> here = store.find(layer);
        return here.isPresent()
                ? here.get()
                : registries.reading(
                        base,
                        credentials,
                        () -> store.add(layer, out -> registries.pull(base, credentials, layer, out)));
    }

    @Override
    public InputStream stream(Descriptor layer) throws Exception {
        Optional<Path> here = store.find(layer);
        if (here.isPresent()) {
            return Files.newInputStream(here.get());
        }
        PipedInputStream in = new PipedInputStream(BUFFER);
        PipedOutputStream out = new PipedOutputStream(in);
        Thread fetching = new Thread(
                () -> {
                    try (out) {
                        registries.pull(base, credentials, layer, out);
                    } catch (Exception e) {
                        // Whoever reads has seen enough, or finds the end too early.
                    }
                },
                "flyte base layer");
        fetching.setDaemon(true);
        fetching.start();
        return in;
    }

    @Override
    public Optional<ImageAddress> repository() {
        return Optional.of(base);
    }
}
