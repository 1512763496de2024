package org.flyte.maven.image;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What shall be there: an image plan with all that decides on its content.
 *
 * @param base the base as it is now; none where a Dockerfile makes the machine, or nothing is below
 * @param platforms those that it is made for, at least one
 * @param tag the hash of all of it
 */
record ResolvedImage(ImagePlan plan, Optional<Base> base, List<Platform> platforms, String tag) {
    ResolvedImage {
        Objects.requireNonNull(plan);
        platforms = List.copyOf(platforms);
        Objects.requireNonNull(tag);
    }
}
