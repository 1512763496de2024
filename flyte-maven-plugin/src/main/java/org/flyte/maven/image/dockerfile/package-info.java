/**
 * Images from a Dockerfile: which files of its context matter ({@link org.flyte.maven.image.dockerfile.DockerfileSource}),
 * and which of the container engines on this machine builds it ({@link org.flyte.maven.image.dockerfile.DockerfileBuilder}).
 */
@NullMarked
package org.flyte.maven.image.dockerfile;

import org.jspecify.annotations.NullMarked;
