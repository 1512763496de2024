package org.flyte.maven.deploy;

import org.flyte.client.CodeUpload;
import org.flyte.client.UploadException;
import org.flyte.client.Uploaded;
import org.flyte.maven.bundle.Bundle;
import org.flyte.maven.config.Target;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/** Brings the code bundle into the backend's store. */
public record Uploads(Backend backend) {
    /**
     * A bundle in the store.
     *
     * @param uri where it lies, as the container reads it
     * @param uploaded false when the backend had it
     */
    public record Sent(String uri, boolean uploaded) {}

    /**
     * Uploads the bundle.
     *
     * @throws ProblemException when the store does not take it
     */
    public Sent send(Bundle bundle, Target target) {
        try {
            Uploaded uploaded = new CodeUpload(backend.client().transport())
                    .upload(
                            target.org(),
                            target.project(),
                            target.domain(),
                            bundle.file(),
                            bundle.file().getFileName().toString());
            return new Sent(uploaded.uri(), !uploaded.skipped());
        } catch (UploadException e) {
            throw new ProblemException(
                    new Problem(
                            DeployCode.UPLOAD_FAILED,
                            "the code bundle could not be stored: " + e.getMessage(),
                            backend.address(),
                            "check that the backend's object store can be reached from here, and run the goal again"),
                    e);
        }
    }
}
