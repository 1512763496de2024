package org.flyte.maven.deploy;

import java.nio.file.Path;
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
     * @param uploaded false when the store had it
     */
    public record Sent(String uri, boolean uploaded) {}

    /**
     * Uploads the bundle, unless the store has it.
     *
     * @param again whether it is uploaded even then
     * @throws ProblemException when the store does not take it
     */
    public Sent send(Target target, Bundle bundle, boolean again) {
        CodeUpload upload = new CodeUpload(backend.client());
        Path file = bundle.file();
        String name = file.getFileName().toString();
        try {
            Uploaded uploaded = again
                    ? upload.uploadAgain(target.org(), target.project(), target.domain(), file, name)
                    : upload.upload(target.org(), target.project(), target.domain(), file, name);
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
