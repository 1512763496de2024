package org.flyte.maven.report;

import java.util.Optional;
import org.flyte.maven.bundle.Bundle;

/** What is said of a code bundle that was made for its own sake. */
public final class BundleLine {
    private BundleLine() {}

    /**
     * Where the bundle is, its size in bytes, and its digest.
     *
     * @param bundle empty where the copy style leaves nothing to pack
     */
    public static String of(Optional<Bundle> bundle) {
        return bundle.map(made -> "flyte: code bundle %s, %d bytes, sha256:%s"
                        .formatted(made.file(), made.size(), made.sha256Hex()))
                .orElse("flyte: no code bundle, since with copyStyle none the code is part of the image");
    }
}
