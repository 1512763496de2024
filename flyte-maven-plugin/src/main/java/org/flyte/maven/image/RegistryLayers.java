package org.flyte.maven.image;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The layers of a base at its registry. */
record RegistryLayers(Registries registries, BlobStore store, ImageAddress base, RegistryCredentials credentials)
        implements LayerSource {
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
    public <T> T read(Descriptor layer, Reading<T> reading) throws Exception {
        Optional<Path> here = store.find(layer);
        if (here.isPresent()) {
            try (InputStream in = Files.newInputStream(here.get())) {
                return reading.of(in);
            }
        }
        return registries.reading(base, credentials, () -> {
            try (InputStream in = new FetchedStream(out -> registries.pull(base, credentials, layer, out))) {
                return reading.of(in);
            }
        });
    }

    @Override
    public Optional<ImageAddress> repository() {
        return Optional.of(base);
    }
}
