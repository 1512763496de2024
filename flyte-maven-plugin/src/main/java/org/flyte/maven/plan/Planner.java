package org.flyte.maven.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flyte.client.FlyteClient;
import org.flyte.idl.common.TriggerName;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.trigger.TriggerDetails;
import org.flyte.maven.bundle.Bundle;
import org.flyte.maven.config.Target;
import org.flyte.maven.plan.Plan.PlannedBundle;
import org.flyte.maven.plan.Plan.PlannedEnvironment;
import org.flyte.maven.plan.Plan.PlannedImage;
import org.flyte.maven.plan.Plan.PlannedTask;
import org.flyte.maven.report.Change;
import org.flyte.wire.spec.Deployment;
import org.flyte.wire.spec.PrimaryContainer;
import org.flyte.wire.spec.SpecCompletion;
import org.jspecify.annotations.Nullable;

/** Holds a deployment against what is there already. */
public final class Planner {
    private final Wanted wanted;
    private final Map<String, ImageState> images;
    private final @Nullable Standing standing;
    private final Map<WantedModule, PlacedBundle> placed;
    private final Map<WantedModule, Deployment> deployments;

    private Planner(Wanted wanted, List<ImageState> images, @Nullable Standing standing) {
        this.wanted = wanted;
        this.images = images.stream()
                .collect(Collectors.toMap(ImageState::key, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        this.standing = standing;
        this.placed = standing == null ? Map.of() : PlacedBundles.find(wanted, standing);
        this.deployments = wanted.deployments(references(), placed);
    }

    /**
     * Plans against a backend, which is only read.
     *
     * @param endpoint address of the backend for people
     * @throws org.flyte.wire.connect.RpcException when the backend does not answer, or refuses
     */
    public static Planned plan(Wanted wanted, List<ImageState> images, String endpoint, FlyteClient client) {
        return new Planner(wanted, images, Survey.of(client, wanted)).planned(endpoint);
    }

    /** Plans without a backend: what is there is unknown. */
    public static Planned plan(Wanted wanted, List<ImageState> images, @Nullable String endpoint) {
        return new Planner(wanted, images, null).planned(endpoint);
    }

    private Planned planned(@Nullable String endpoint) {
        Target target = wanted.target();
        List<PlannedBundle> bundles = wanted.modules().stream()
                .flatMap(module -> Stream.ofNullable(bundle(module)))
                .toList();
        Plan plan = new Plan(
                Plan.SCHEMA,
                endpoint,
                target.org(),
                target.project(),
                target.domain(),
                wanted.version(),
                environments(),
                images.values().stream().map(this::image).toList(),
                one(bundles),
                several(bundles));
        return new Planned(plan, wanted, standing, references(), placed, obsolete());
    }

    private List<PlannedEnvironment> environments() {
        Map<String, List<WantedTask>> byName = wanted.tasks().stream()
                .collect(Collectors.groupingBy(WantedTask::environment, LinkedHashMap::new, Collectors.toList()));
        return byName.entrySet().stream()
                .map(entry -> new PlannedEnvironment(
                        entry.getKey(),
                        reference(wanted.image(entry.getKey())),
                        entry.getValue().stream().map(this::task).toList()))
                .toList();
    }

    private String reference(@Nullable String key) {
        ImageState state = key == null ? null : images.get(key);
        return state == null ? "" : state.reference();
    }

    private PlannedTask task(WantedTask task) {
        Standing there = standing;
        if (there == null) {
            return new PlannedTask(task.name(), Change.UNKNOWN, null);
        }
        TaskSpec newest = there.newest().get(task.name());
        if (newest == null) {
            return new PlannedTask(task.name(), Change.NEW, null);
        }
        TaskSpec replaced = there.same().getOrDefault(task.name(), newest);
        List<Difference> differences = new ArrayList<>(SpecDifferences.between(replaced, task.spec()));
        differences.addAll(triggers(task, there));
        return new PlannedTask(
                task.name(), change(task, differences, there), differences.isEmpty() ? null : differences);
    }

    private List<Difference> triggers(WantedTask task, Standing there) {
        if (there.triggers().isEmpty()) {
            return task.triggers().isEmpty()
                    ? List.of()
                    : List.of(new Difference("triggers", "not to be seen at this backend", "sent"));
        }
        return TriggerDifferences.of(task, there.triggersOf(task.name()), wanted);
    }

    /** Unchanged only when this very version is there in all: its spec to the byte, and its triggers. */
    private Change change(WantedTask task, List<Difference> differences, Standing there) {
        TaskSpec same = there.same().get(task.name());
        if (same == null || !differences.isEmpty() || !firesThisVersion(task, there)) {
            return Change.CHANGED;
        }
        ImageState image = images.get(wanted.image(task));
        if (image != null
                && image.change() == Change.UNKNOWN
                && SpecDifferences.between(same, task.spec()).isEmpty()) {
            return Change.UNKNOWN;
        }
        boolean equal = image != null
                && image.there()
                && (task.module().bundle() == null || placed.containsKey(task.module()))
                && SpecCompletion.complete(task.spec(), Objects.requireNonNull(deployments.get(task.module())))
                        .equals(same);
        return equal ? Change.UNCHANGED : Change.CHANGED;
    }

    private boolean firesThisVersion(WantedTask task, Standing there) {
        return there.triggersOf(task.name()).stream()
                .allMatch(trigger -> trigger.getSpec().getTaskVersion().equals(wanted.version()));
    }

    private PlannedImage image(ImageState state) {
        Change change = state.change();
        if (change == Change.NEW && otherOfItsName(state)) {
            change = Change.CHANGED;
        }
        return new PlannedImage(state.key(), state.reference(), state.digest(), change);
    }

    /** Whether a task that shall run in the image runs in another one from the same repository. */
    private boolean otherOfItsName(ImageState state) {
        Standing there = standing;
        String repository = repository(state.reference());
        return there != null
                && wanted.tasks().stream()
                        .filter(task -> wanted.image(task).equals(state.key()))
                        .flatMap(task -> Stream.ofNullable(there.newest().get(task.name())))
                        .anyMatch(spec -> repository(image(spec)).equals(repository));
    }

    private static String image(TaskSpec spec) {
        return PrimaryContainer.flattened(spec.getTaskTemplate()).getContainer().getImage();
    }

    private static String repository(String reference) {
        String named = reference.contains("@") ? reference.substring(0, reference.indexOf('@')) : reference;
        int colon = named.lastIndexOf(':');
        return colon > named.lastIndexOf('/') ? named.substring(0, colon) : named;
    }

    private @Nullable PlannedBundle bundle(WantedModule module) {
        Bundle bundle = module.bundle();
        if (bundle == null) {
            return null;
        }
        Standing there = standing;
        Change change = there == null
                ? Change.UNKNOWN
                : placed.containsKey(module) || PlacedBundles.newestHas(wanted, module, bundle, there)
                        ? Change.UNCHANGED
                        : PlacedBundles.any(wanted, module, there) ? Change.CHANGED : Change.NEW;
        return new PlannedBundle(module.name(), bundle.file().toString(), "sha256:" + bundle.sha256Hex(), change);
    }

    /** Where there is one, nobody needs to be told whose. */
    private static @Nullable PlannedBundle one(List<PlannedBundle> bundles) {
        return bundles.size() == 1 ? bundles.get(0).ofNobody() : null;
    }

    private static @Nullable List<PlannedBundle> several(List<PlannedBundle> bundles) {
        return bundles.size() > 1 ? bundles : null;
    }

    private Map<String, String> references() {
        Map<String, String> references = new LinkedHashMap<>();
        images.values().stream()
                .filter(ImageState::there)
                .forEach(state -> references.put(state.key(), state.reference()));
        return references;
    }

    /** A backend drops triggers only when the task is sent with others: the last one has to be deleted by name. */
    private List<TriggerName> obsolete() {
        return Optional.ofNullable(standing).stream()
                .flatMap(there -> wanted.tasks().stream()
                        .filter(task -> task.triggers().isEmpty())
                        .flatMap(task -> there.triggersOf(task.name()).stream()))
                .map((TriggerDetails trigger) -> trigger.getId().getName())
                .toList();
    }
}
