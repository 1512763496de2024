package org.flyte.maven.deploy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.flyte.idl.specs.Entry;
import org.flyte.maven.plan.Wanted;
import org.flyte.maven.plan.WantedTask;

/** What of a prepared project is deployed, and in which order. */
final class Shipment {
    private Shipment() {}

    static Wanted of(Prepared prepared) {
        Dependencies dependencies = new Dependencies(prepared.model().environments());
        Map<String, Integer> ranks =
                dependencies.ranks(prepared.model().deploy().only());
        List<WantedTask> tasks = prepared.own().stream()
                .map(entry -> task(entry, prepared, ranks))
                .filter(task -> task.rank() >= 0)
                .sorted(Comparator.comparingInt(WantedTask::rank).thenComparing(WantedTask::environment))
                .toList();
        return new Wanted(
                prepared.model().target(),
                prepared.version(),
                prepared.model().deployVersion() == null,
                tasks,
                prepared.images().keys(),
                prepared.bundle());
    }

    private static WantedTask task(Entry entry, Prepared prepared, Map<String, Integer> ranks) {
        String name = entry.getSpec().getTaskTemplate().getId().getName();
        WantedTask task = new WantedTask(entry.getSpec(), prepared.triggers().getOrDefault(name, List.of()), 0);
        return task.ranked(ranks.getOrDefault(task.environment(), -1));
    }
}
