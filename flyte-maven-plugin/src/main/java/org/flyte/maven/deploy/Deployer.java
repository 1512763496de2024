package org.flyte.maven.deploy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flyte.maven.image.ImagePlan;
import org.flyte.maven.image.PublishedImage;
import org.flyte.maven.plan.Plan;
import org.flyte.maven.plan.Plan.PlannedImage;
import org.flyte.maven.plan.Planned;
import org.flyte.maven.plan.Wanted;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.Change;
import org.flyte.maven.report.DeploymentRecord;
import org.flyte.maven.report.DeploymentRecord.BundleRecord;
import org.flyte.maven.report.DeploymentRecord.EnvironmentRecord;
import org.flyte.maven.report.DeploymentRecord.ImageRecord;
import org.flyte.maven.report.DeploymentRecord.TaskRecord;
import org.flyte.wire.connect.RpcException;
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
     * Brings images and bundles to their places and registers what is not registered yet.
     *
     * @throws ProblemException naming what is registered and what is not, when it ends in the middle
     */
    public DeploymentRecord deploy(Whole whole, Backend backend) {
        Stopwatch stopwatch = new Stopwatch();
        try {
            Planned planned = new Planning(publisher, publisher.console()).forDeployment(whole, backend);
            stopwatch.lap("plan");
            return execute(planned, whole, backend, stopwatch);
        } catch (RpcException e) {
            throw BackendProblems.of(e);
        }
    }

    private DeploymentRecord execute(Planned planned, Whole whole, Backend backend, Stopwatch stopwatch) {
        boolean force = whole.settings().force();
        Plan plan = planned.plan();
        Map<String, PublishedImage> pushed = published(planned, whole, backend, force);
        Map<String, String> references = new HashMap<>(planned.images());
        pushed.forEach((key, image) -> references.put(key, image.reference()));
        stopwatch.lap("images");

        PlacedCode code = PlacedCode.place(planned, backend, force);
        stopwatch.lap("bundle");

        List<TaskRecord> tasks = new Registration(
                        backend, planned, planned.wanted().deployments(references, code.placed()), publisher.console())
                .register(force);
        stopwatch.lap("tasks");
        List<BundleRecord> bundles = code.records(plan.allBundles());
        return new DeploymentRecord(
                DeploymentRecord.SCHEMA,
                backend.address(),
                plan.org(),
                plan.project(),
                plan.domain(),
                plan.version(),
                environments(plan, tasks, planned.wanted(), references),
                plan.images().stream()
                        .map(image -> image(image, pushed.get(image.name())))
                        .toList(),
                bundles.size() == 1 ? bundles.get(0) : null,
                bundles.size() > 1 ? bundles : null,
                stopwatch.total());
    }

    private Map<String, PublishedImage> published(Planned planned, Whole whole, Backend backend, boolean force) {
        Map<String, ImagePlan> plans = whole.images().stream()
                .collect(Collectors.toMap(image -> image.definition().key(), Function.identity()));
        // One that is there is not sent again, but its further tags may stand for another yet.
        List<ImagePlan> images = planned.plan().images().stream()
                .filter(image -> force || image.change() != Change.UNCHANGED || ours(plans.get(image.name())))
                .flatMap(image -> Stream.ofNullable(plans.get(image.name())))
                .toList();
        return publisher.publish(images, backend, force);
    }

    private static boolean ours(@Nullable ImagePlan image) {
        return image != null && image.definition().reference() == null;
    }

    private static List<EnvironmentRecord> environments(
            Plan plan, List<TaskRecord> tasks, Wanted wanted, Map<String, String> references) {
        Map<String, TaskRecord> byName =
                tasks.stream().collect(Collectors.toMap(TaskRecord::name, Function.identity()));
        return plan.environments().stream()
                .map(environment -> new EnvironmentRecord(
                        environment.name(),
                        references.getOrDefault(String.valueOf(wanted.image(environment.name())), environment.image()),
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
}
