package org.flyte.maven.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Notes in the cache of which layer was made of what. */
final class LayerNotes {
    private LayerNotes() {}

    static Optional<BuiltLayer> read(Path note) throws IOException {
        if (!LastUse.now(note)) {
            return Optional.empty();
        }
        String[] words = Files.readString(note).split(" ", -1);
        return words.length == 3 && words[1].matches("\\d+")
                ? Optional.of(new BuiltLayer(
                        BuiltLayer.BASE,
                        new Descriptor(MediaTypes.LAYER_GZIP, words[0], Long.parseLong(words[1])),
                        words[2]))
                : Optional.empty();
    }

    static void write(Path note, BuiltLayer layer) throws IOException {
        CacheFolder.write(
                note, "%s %d %s".formatted(layer.blob().digest(), layer.blob().size(), layer.diffId()));
    }
}
