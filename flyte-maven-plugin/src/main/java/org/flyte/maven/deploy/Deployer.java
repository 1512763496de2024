package org.flyte.maven.deploy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.flyte.idl.specs.Entry;
import org.flyte.maven.bundle.Bundle;
import org.flyte.maven.config.Target;
import org.flyte.maven.image.PublishedImage;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.Change;
import org.flyte.maven.report.DeploymentRecord;
import org.flyte.maven.report.DeploymentRecord.BundleRecord;
import org.flyte.maven.report.DeploymentRecord.EnvironmentRecord;
import org.flyte.maven.report.DeploymentRecord.ImageRecord;
import org.flyte.maven.report.DeploymentRecord.TaskRecord;
import org.flyte.wire.connect.RpcException;
import org.flyte.wire.spec.SpecCompletion;
import org.jspecify.annotations.Nullable;

/** Registers prepared tasks: image, then bundle, then tasks, so that no task is there whose parts are not. */
public final class Deployer {
    private final Publisher publisher;

    public Deployer(Publisher publisher) {
        this.publisher = publisher;
    }

    /**
     * Brings image and bundle to their places and registers what is not registered yet.
     *
     * @throws ProblemException naming what is registered and what is not, when it ends in the middle
     */
    public DeploymentRecord deploy(Prepared prepared, Backend backend) {
        Stopwatch stopwatch = new Stopwatch();
        try {
            Target target = prepared.model().target();
            Placement placement = new Placing(publisher, stopwatch).place(prepared, backend);
            List<TaskRecord> tasks = new Registration(backend, placement.deployment()).register(prepared.own());
            stopwatch.lap("tasks");
            return new DeploymentRecord(
                    DeploymentRecord.SCHEMA,
                    backend.address(),
                    target.org(),
                    target.project(),
                    target.domain(),
                    prepared.version(),
                    environments(prepared.own(), tasks, placement.image()),
                    List.of(image(prepared, placement.image())),
                    bundle(prepared.bundle(), placement.bundle()),
                    stopwatch.total());
        } catch (RpcException e) {
            throw BackendProblems.of(e);
        }
    }

    private static List<EnvironmentRecord> environments(
            List<Entry> entries, List<TaskRecord> tasks, PublishedImage image) {
        Map<String, TaskRecord> byName = tasks.stream().collect(Collectors.toMap(TaskRecord::name, task -> task));
        Map<String, List<TaskRecord>> byEnvironment = entries.stream()
                .map(Entry::getSpec)
                .collect(Collectors.groupingBy(
                        SpecCompletion::environment,
                        LinkedHashMap::new,
                        Collectors.mapping(
                                spec -> byName.get(
                                        spec.getTaskTemplate().getId().getName()),
                                Collectors.toList())));
        return byEnvironment.entrySet().stream()
                .map(entry -> new EnvironmentRecord(entry.getKey(), image.reference(), entry.getValue()))
                .toList();
    }

    private static ImageRecord image(Prepared prepared, PublishedImage image) {
        String digest = image.reference().contains("@") ? image.digest() : null;
        Change change = image.pushed() ? Change.NEW : Change.UNCHANGED;
        return new ImageRecord(prepared.image().definition().key(), image.reference(), digest, change, image.pushed());
    }

    private static @Nullable BundleRecord bundle(@Nullable Bundle bundle, Uploads.@Nullable Sent sent) {
        if (bundle == null || sent == null) {
            return null;
        }
        return new BundleRecord(
                bundle.file().toString(),
                "sha256:" + bundle.sha256Hex(),
                sent.uri(),
                sent.uploaded() ? Change.NEW : Change.UNCHANGED,
                sent.uploaded());
    }
}
