package org.flyte.maven.deploy;

import java.util.Optional;
import org.flyte.client.CodeUpload;
import org.flyte.client.UploadException;
import org.flyte.client.Uploaded;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.maven.bundle.Bundle;
import org.flyte.maven.config.Target;
import org.flyte.maven.plan.PlacedBundle;
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
     * Uploads the bundle, unless the backend has it.
     *
     * @throws ProblemException when the store does not take it
     */
    public Sent send(Prepared prepared, Bundle bundle) {
        return registered(prepared, bundle)
                .map(uri -> new Sent(uri, false))
                .orElseGet(() -> upload(prepared.model().target(), bundle));
    }

    /** Where the bundle lies when this very version is registered with it: then the backend has it. */
    private Optional<String> registered(Prepared prepared, Bundle bundle) {
        Target target = prepared.model().target();
        TaskIdentifier first = TaskIdentifier.newBuilder()
                .setOrg(target.org())
                .setProject(target.project())
                .setDomain(target.domain())
                .setName(prepared.own()
                        .get(0)
                        .getSpec()
                        .getTaskTemplate()
                        .getId()
                        .getName())
                .setVersion(prepared.version())
                .build();
        return backend.client()
                .findTask(first)
                .flatMap(task -> PlacedBundle.of(task.getSpec()))
                .filter(placed -> placed.sha256Hex().equals(bundle.sha256Hex()))
                .map(PlacedBundle::uri);
    }

    /**
     * Uploads the bundle.
     *
     * @throws ProblemException when the store does not take it
     */
    Sent upload(Target target, Bundle bundle) {
        try {
            Uploaded uploaded = new CodeUpload(backend.client())
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
