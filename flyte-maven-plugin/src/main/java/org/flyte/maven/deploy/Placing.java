package org.flyte.maven.deploy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.flyte.maven.bundle.Bundle;
import org.flyte.maven.config.Target;
import org.flyte.maven.image.PublishedImage;
import org.flyte.maven.problem.ProblemException;
import org.flyte.wire.spec.Deployment;
import org.jspecify.annotations.Nullable;

/** Brings a deployment's parts to where the backend finds them. Deploying and running share it, so that they cannot differ. */
public final class Placing {
    private final Publisher publisher;
    private final Stopwatch stopwatch;

    public Placing(Publisher publisher, Stopwatch stopwatch) {
        this.publisher = publisher;
        this.stopwatch = stopwatch;
    }

    /**
     * Checks the place, then publishes the images, then uploads the bundle if there is one.
     *
     * @throws ProblemException when the project, the registry or the store refuses
     */
    public Placement place(Prepared prepared, Backend backend) {
        Target target = prepared.model().target();
        BackendProblems.checkPlace(backend, target);
        Map<String, PublishedImage> images = publisher.publish(prepared.images().plans(), backend, false);
        stopwatch.lap("images");
        Bundle bundle = prepared.bundle();
        if (bundle == null) {
            return new Placement(deployment(prepared, images, null, null), images, null);
        }
        Uploads.Sent sent = new Uploads(backend).send(target, bundle, false);
        stopwatch.lap("bundle");
        return new Placement(deployment(prepared, images, sent.uri(), bundle.sha256Hex()), images, sent);
    }

    private static Deployment deployment(
            Prepared prepared,
            Map<String, PublishedImage> images,
            @Nullable String bundleUri,
            @Nullable String bundleDigest) {
        Target target = prepared.model().target();
        Map<String, String> references = new LinkedHashMap<>();
        images.forEach((key, image) -> references.put(key, image.reference()));
        return new Deployment(
                target.org(),
                target.project(),
                target.domain(),
                prepared.version(),
                prepared.images().named(references),
                bundleUri,
                bundleDigest);
    }
}
