package org.flyte.maven.deploy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flyte.idl.specs.Entry;
import org.flyte.maven.image.ImagePlan;
import org.flyte.maven.plan.Wanted;
import org.flyte.maven.plan.WantedModule;
import org.flyte.maven.plan.WantedTask;

/** What of prepared modules is deployed, and in which order. */
record Shipment(Wanted wanted, List<ImagePlan> images) {
    static Shipment of(List<Part> parts) {
        Map<String, Integer> ranks = Dependencies.of(parts).ranks();
        // What a part does not send needs neither its bundle nor its images, unless nothing is sent at all.
        List<Part> sending = parts.stream()
                .filter(part -> part.used().stream().anyMatch(ranks::containsKey))
                .toList();
        CommonImages images = CommonImages.of(parts, sending.isEmpty() ? parts : sending);
        Map<Part, WantedModule> modules = new LinkedHashMap<>();
        images.parts()
                .forEach(part -> modules.put(
                        part,
                        new WantedModule(
                                part.module(),
                                images.keys(part),
                                part.prepared().bundle())));
        Prepared first = parts.get(0).prepared();
        Wanted wanted = new Wanted(
                first.model().target(),
                VersionDigest.ofAll(parts),
                first.model().deployVersion() == null,
                tasks(modules, ranks),
                List.copyOf(modules.values()));
        return new Shipment(wanted, images.plans());
    }

    private static List<WantedTask> tasks(Map<Part, WantedModule> modules, Map<String, Integer> ranks) {
        List<WantedTask> tasks = new ArrayList<>();
        modules.forEach((part, module) -> part.prepared().own().stream()
                .map(entry -> task(entry, part.prepared(), module, ranks))
                .filter(task -> task.rank() >= 0)
                .forEach(tasks::add));
        tasks.sort(Comparator.comparingInt(WantedTask::rank).thenComparing(WantedTask::environment));
        return tasks;
    }

    private static WantedTask task(Entry entry, Prepared prepared, WantedModule module, Map<String, Integer> ranks) {
        String name = entry.getSpec().getTaskTemplate().getId().getName();
        WantedTask task = new WantedTask(entry.getSpec(), prepared.triggers().getOrDefault(name, List.of()), 0, module);
        return task.ranked(ranks.getOrDefault(task.environment(), -1));
    }
}
