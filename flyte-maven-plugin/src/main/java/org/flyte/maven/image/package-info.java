/**
 * Images: what goes into one ({@link org.flyte.maven.image.ImagePlan}), under which content hash, and how it gets to
 * where it runs: a registry, or the embedded backend's data folder.
 */
@NullMarked
package org.flyte.maven.image;

import org.jspecify.annotations.NullMarked;
