package org.flyte.maven.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flyte.maven.bundle.Bundle;
import org.flyte.maven.plan.PlacedBundle;
import org.flyte.maven.plan.Plan.PlannedBundle;
import org.flyte.maven.plan.Planned;
import org.flyte.maven.plan.Simultaneous;
import org.flyte.maven.plan.WantedModule;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.DeploymentRecord.BundleRecord;

/**
 * The code bundles of a deployment in the backend's store.
 *
 * @param modules those that have a bundle, in the order of the deployment
 * @param placed where it lies, for each of them
 * @param uploaded those whose bundle the store did not have
 */
record PlacedCode(List<WantedModule> modules, Map<WantedModule, PlacedBundle> placed, List<WantedModule> uploaded) {
    /**
     * Uploads the bundles that are not there, a few at the same time. That one is there is believed where every task that names it
     * is registered; a task that is not is never sent with a bundle that nobody looked for.
     *
     * @param force whether all are uploaded
     * @throws ProblemException when the store does not take one
     */
    static PlacedCode place(Planned planned, Backend backend, boolean force) {
        List<WantedModule> modules = planned.wanted().modules().stream()
                .filter(module -> module.bundle() != null)
                .toList();
        List<WantedModule> missing = modules.stream()
                .filter(module -> force || !stands(planned, module))
                .toList();
        List<Uploads.Sent> sent = Simultaneous.each(
                missing, module -> new Uploads(backend).send(planned.wanted().target(), bundle(module), force));
        Map<WantedModule, PlacedBundle> placed = new LinkedHashMap<>(planned.placed());
        List<WantedModule> uploaded = new ArrayList<>();
        for (int i = 0; i < missing.size(); i++) {
            WantedModule module = missing.get(i);
            placed.put(
                    module, new PlacedBundle(sent.get(i).uri(), bundle(module).sha256Hex()));
            if (sent.get(i).uploaded()) {
                uploaded.add(module);
            }
        }
        return new PlacedCode(modules, placed, uploaded);
    }

    private static boolean stands(Planned planned, WantedModule module) {
        PlacedBundle placed = planned.placed().get(module);
        // Packed by another JDK it lies elsewhere under this version, and stays the one of all the version's tasks.
        return placed != null
                && (planned.unchanged(module)
                        || !placed.sha256Hex().equals(bundle(module).sha256Hex()));
    }

    private static Bundle bundle(WantedModule module) {
        return Objects.requireNonNull(module.bundle());
    }

    /**
     * What became of the bundles.
     *
     * @param plans what the plan says of them, in its order
     */
    List<BundleRecord> records(List<PlannedBundle> plans) {
        List<BundleRecord> records = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            PlannedBundle plan = plans.get(i);
            WantedModule module = modules.get(i);
            PlacedBundle bundle = Objects.requireNonNull(placed.get(module));
            records.add(new BundleRecord(
                    plan.module(),
                    plan.path(),
                    "sha256:" + bundle.sha256Hex(),
                    bundle.uri(),
                    plan.change(),
                    uploaded.contains(module)));
        }
        return records;
    }
}
