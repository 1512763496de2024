package org.flyte.maven.deploy;

import org.flyte.maven.image.PublishedImage;
import org.flyte.wire.spec.Deployment;
import org.jspecify.annotations.Nullable;

/**
 * Where a deployment's parts lie, ready for its tasks to be registered or run.
 *
 * @param bundle null where all code is in the image
 */
public record Placement(Deployment deployment, PublishedImage image, Uploads.@Nullable Sent bundle) {}
