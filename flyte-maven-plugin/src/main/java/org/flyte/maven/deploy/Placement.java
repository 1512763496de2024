package org.flyte.maven.deploy;

import org.flyte.maven.image.PublishedImage;
import org.flyte.wire.spec.Deployment;

/** Where a deployment's parts lie, ready for its tasks to be registered or run. */
public record Placement(Deployment deployment, PublishedImage image, Uploads.Sent bundle) {}
