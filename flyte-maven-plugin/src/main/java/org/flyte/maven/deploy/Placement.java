package org.flyte.maven.deploy;

import java.util.Map;
import org.flyte.maven.image.PublishedImage;
import org.flyte.wire.spec.Deployment;
import org.jspecify.annotations.Nullable;

/**
 * Where a deployment's parts lie, ready for its tasks to be registered or run.
 *
 * @param images by their keys
 * @param bundle null where all code is in the image
 */
public record Placement(Deployment deployment, Map<String, PublishedImage> images, Uploads.@Nullable Sent bundle) {}
