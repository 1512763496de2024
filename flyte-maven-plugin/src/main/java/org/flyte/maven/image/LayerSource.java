package org.flyte.maven.image;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Where the layers of a base come from. */
interface LayerSource {
    /** The layer's file on this machine, fetched whole where it is not here. */
    Path file(Descriptor layer) throws Exception;

    /** The layer's bytes, of which no more are fetched than are read. */
    InputStream stream(Descriptor layer) throws Exception;

    /** The repository that has them; none where they were made here. */
    Optional<ImageAddress> repository();
}
