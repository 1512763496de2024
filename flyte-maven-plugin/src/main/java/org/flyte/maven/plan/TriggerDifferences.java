package org.flyte.maven.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flyte.client.OffloadedHash;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.task.TaskTrigger;
import org.flyte.idl.task.TaskTriggerSpec;
import org.flyte.idl.task.TriggerAutomationSpec;
import org.flyte.idl.task.TriggerAutomationSpecType;
import org.flyte.idl.trigger.TriggerDetails;
import org.flyte.idl.trigger.TriggerSpec;
import org.jspecify.annotations.Nullable;

/** What differs between the triggers of a task at the backend and those that it shall have. */
final class TriggerDifferences {
    private static final int LONGEST_DESCRIPTION = 255;

    private final Wanted wanted;
    private final List<Difference> found = new ArrayList<>();

    private TriggerDifferences(Wanted wanted) {
        this.wanted = wanted;
    }

    static List<Difference> of(WantedTask task, List<TriggerDetails> standing, Wanted wanted) {
        TriggerDifferences differences = new TriggerDifferences(wanted);
        Map<String, TriggerDetails> byName = standing.stream()
                .collect(Collectors.toMap(trigger -> trigger.getId().getName().getName(), Function.identity()));
        for (TaskTrigger trigger : task.triggers()) {
            TriggerDetails there = byName.remove(trigger.getName());
            if (there == null) {
                differences.add(trigger.getName(), null, word(trigger.getSpec().getActive()));
            } else {
                differences.compare(there, trigger, task.spec());
            }
        }
        byName.keySet().stream().sorted().forEach(name -> differences.add(name, "registered", "deleted"));
        return differences.found;
    }

    private void compare(TriggerDetails there, TaskTrigger trigger, TaskSpec task) {
        String path = "triggers." + trigger.getName() + ".";
        MessageDifferences.between(comparable(there), comparable(trigger))
                .forEach(difference ->
                        found.add(new Difference(path + difference.field(), difference.from(), difference.to())));
        if (!sameInputs(there.getSpec(), trigger.getSpec(), task)) {
            found.add(new Difference(path + "inputs", "others", "these"));
        }
    }

    private void add(String name, @Nullable String from, String to) {
        found.add(new Difference("triggers." + name, from, to));
    }

    private static String word(boolean active) {
        return active ? "active" : "inactive";
    }

    private static TaskTrigger comparable(TriggerDetails there) {
        TriggerSpec spec = there.getSpec();
        return comparable(TaskTrigger.newBuilder()
                .setSpec(TaskTriggerSpec.newBuilder()
                        .setActive(spec.getActive())
                        .setDescription(spec.getDescription())
                        .setRunSpec(spec.getRunSpec()))
                .setAutomationSpec(there.getAutomationSpec())
                .build());
    }

    /** Without inputs, and as the backend keeps it. */
    private static TaskTrigger comparable(TaskTrigger trigger) {
        TaskTrigger.Builder kept = trigger.toBuilder().clearName();
        TriggerAutomationSpec automation = trigger.getAutomationSpec();
        kept.getAutomationSpecBuilder()
                .setType(
                        automation.hasSchedule()
                                ? TriggerAutomationSpecType.TYPE_SCHEDULE
                                : TriggerAutomationSpecType.TYPE_NONE);
        String description = trigger.getSpec().getDescription();
        kept.getSpecBuilder()
                .clearInputs()
                .clearOffloadedInputData()
                .setDescription(description.substring(0, Math.min(description.length(), LONGEST_DESCRIPTION)));
        return kept.build();
    }

    private boolean sameInputs(TriggerSpec there, TaskTriggerSpec trigger, TaskSpec task) {
        Inputs inputs = trigger.getInputs();
        if (there.hasOffloadedInputData()) {
            // Under a version computed from them, the same inputs were uploaded.
            return (wanted.versionComputed() && there.getTaskVersion().equals(wanted.version()))
                    || there.getOffloadedInputData().getInputsHash().equals(OffloadedHash.of(inputs, task));
        }
        return there.getInputs().equals(inputs);
    }
}
