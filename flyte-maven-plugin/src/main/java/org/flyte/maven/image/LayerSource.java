package org.flyte.maven.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Where the layers of a base come from. */
interface LayerSource {
    /** The layer's file on this machine, fetched whole where it is not here. */
    Path file(Descriptor layer) throws Exception;

    /** What is done with a layer's bytes; again, where they broke off. */
    interface Reading<T> {
        T of(InputStream layer) throws IOException;
    }

    /** Reads the layer, of which no more is fetched than is read. */
    <T> T read(Descriptor layer, Reading<T> reading) throws Exception;

    /** The repository that has them; none where they were made here. */
    Optional<ImageAddress> repository();
}
