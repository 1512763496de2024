package org.flyte.maven.deploy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flyte.maven.bundle.Bundle;
import org.flyte.maven.image.ImagePlan;
import org.flyte.maven.image.PublishedImage;
import org.flyte.maven.plan.PlacedBundle;
import org.flyte.maven.plan.Plan;
import org.flyte.maven.plan.Plan.PlannedBundle;
import org.flyte.maven.plan.Plan.PlannedImage;
import org.flyte.maven.plan.Planned;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.Change;
import org.flyte.maven.report.DeploymentRecord;
import org.flyte.maven.report.DeploymentRecord.BundleRecord;
import org.flyte.maven.report.DeploymentRecord.EnvironmentRecord;
import org.flyte.maven.report.DeploymentRecord.ImageRecord;
import org.flyte.maven.report.DeploymentRecord.TaskRecord;
import org.flyte.wire.connect.RpcException;
import org.flyte.wire.spec.Deployment;
import org.jspecify.annotations.Nullable;

/**
 * Registers prepared tasks: images, then bundle, then tasks, so that no task is there whose parts are not. It makes the plan that
 * {@code flyte:plan} shows and does what that says.
 */
public final class Deployer {
    private final Publisher publisher;

    public Deployer(Publisher publisher) {
        this.publisher = publisher;
    }

    /**
     * Brings images and bundle to their places and registers what is not registered yet.
     *
     * @throws ProblemException naming what is registered and what is not, when it ends in the middle
     */
    public DeploymentRecord deploy(Prepared prepared, Backend backend) {
        Stopwatch stopwatch = new Stopwatch();
        try {
            Planned planned = new Planning(publisher, publisher.console()).forDeployment(prepared, backend);
            stopwatch.lap("plan");
            return execute(planned, prepared, backend, stopwatch);
        } catch (RpcException e) {
            throw BackendProblems.of(e);
        }
    }

    private DeploymentRecord execute(Planned planned, Prepared prepared, Backend backend, Stopwatch stopwatch) {
        boolean force = prepared.model().deploy().force();
        Plan plan = planned.plan();
        Map<String, PublishedImage> pushed = published(planned, prepared, backend, force);
        Map<String, String> references = new HashMap<>(planned.images());
        pushed.forEach((key, image) -> references.put(key, image.reference()));
        stopwatch.lap("images");

        Uploads.@Nullable Sent sent = uploaded(planned, prepared, backend, force);
        stopwatch.lap("bundle");
        Bundle bundle = prepared.bundle();
        PlacedBundle placed =
                sent == null || bundle == null ? planned.placed() : new PlacedBundle(sent.uri(), bundle.sha256Hex());

        Deployment deployment = planned.wanted().deployment(references, placed);
        List<TaskRecord> tasks = new Registration(backend, planned, deployment, publisher.console()).register(force);
        stopwatch.lap("tasks");
        return new DeploymentRecord(
                DeploymentRecord.SCHEMA,
                backend.address(),
                plan.org(),
                plan.project(),
                plan.domain(),
                plan.version(),
                environments(plan, tasks, planned, references),
                plan.images().stream()
                        .map(image -> image(image, pushed.get(image.name())))
                        .toList(),
                bundle(plan.bundle(), placed, sent),
                stopwatch.total());
    }

    private Map<String, PublishedImage> published(Planned planned, Prepared prepared, Backend backend, boolean force) {
        // One that is there is not sent again, but its further tags may stand for another yet.
        List<ImagePlan> images = planned.plan().images().stream()
                .filter(image -> force || image.change() != Change.UNCHANGED || ours(prepared, image.name()))
                .flatMap(image -> Stream.ofNullable(prepared.images().byKey().get(image.name())))
                .toList();
        return publisher.publish(images, backend, force);
    }

    private static boolean ours(Prepared prepared, String key) {
        ImagePlan image = prepared.images().byKey().get(key);
        return image != null && image.definition().reference() == null;
    }

    private static Uploads.@Nullable Sent uploaded(Planned planned, Prepared prepared, Backend backend, boolean force) {
        Bundle bundle = prepared.bundle();
        if (bundle == null || (!force && planned.placed() != null)) {
            return null;
        }
        return new Uploads(backend).upload(prepared.model().target(), bundle);
    }

    private static List<EnvironmentRecord> environments(
            Plan plan, List<TaskRecord> tasks, Planned planned, Map<String, String> references) {
        Map<String, TaskRecord> byName =
                tasks.stream().collect(Collectors.toMap(TaskRecord::name, Function.identity()));
        return plan.environments().stream()
                .map(environment -> new EnvironmentRecord(
                        environment.name(),
                        references.getOrDefault(
                                String.valueOf(planned.wanted().images().get(environment.name())), environment.image()),
                        environment.tasks().stream()
                                .map(task -> byName.get(task.name()))
                                .toList()))
                .toList();
    }

    private static ImageRecord image(PlannedImage image, @Nullable PublishedImage published) {
        if (published == null) {
            return new ImageRecord(image.name(), image.reference(), image.digest(), image.change(), false);
        }
        String digest = published.reference().contains("@") ? published.digest() : null;
        return new ImageRecord(image.name(), published.reference(), digest, image.change(), published.pushed());
    }

    private static @Nullable BundleRecord bundle(
            @Nullable PlannedBundle bundle, @Nullable PlacedBundle placed, Uploads.@Nullable Sent sent) {
        if (bundle == null || placed == null) {
            return null;
        }
        return new BundleRecord(
                bundle.path(),
                "sha256:" + placed.sha256Hex(),
                placed.uri(),
                bundle.change(),
                sent != null && sent.uploaded());
    }
}
