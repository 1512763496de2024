package org.flyte.maven.config.bind;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flyte.maven.settings.TriggerSettings;

/** Reads {@code <triggers>} of a task. */
final class TriggerBinder {
    private static final Kind<String> DESCRIPTION = Kind.upTo(255);

    private TriggerBinder() {}

    static SortedMap<String, TriggerSettings> bind(Element task) {
        SortedMap<String, TriggerSettings> triggers = new TreeMap<>();
        Map<String, String> keyByName = new HashMap<>();
        for (Element trigger : task.entries("triggers")) {
            TriggerSettings bound = one(trigger);
            triggers.put(trigger.name(), bound);
            String other = keyByName.putIfAbsent(bound.name(), trigger.name());
            if (other != null) {
                trigger.problem(
                        ValueCode.DUPLICATE_TRIGGER,
                        "its name in Flyte, " + bound.name() + ", is that of <" + other + "> too",
                        "give one of them another <name>");
            }
        }
        return triggers;
    }

    private static TriggerSettings one(Element trigger) {
        String name = trigger.value("name", NameText.TRIGGER);
        TriggerSettings bound = new TriggerSettings(
                name == null ? trigger.name() : name,
                trigger.value("cron", CronText.CRON),
                trigger.value("timezone", TimeText.ZONE),
                trigger.value("every", DurationText.MINUTES),
                trigger.value("startTime", TimeText.INSTANT),
                trigger.leaves("inputs", NameText.ANY, NameText.ANY),
                trigger.text("timeInput"),
                trigger.value("active", NumberText.TRUTH),
                trigger.value("description", DESCRIPTION),
                trigger.leaves("envVars", NameText.ENV_VAR, NameText.ANY),
                trigger.leaves("labels", LabelText.KEY, LabelText.VALUE),
                trigger.value("interruptible", NumberText.TRUTH),
                trigger.value("queue", NameText.QUEUE),
                trigger.value("overwriteCache", NumberText.TRUTH));
        checkTogether(trigger);
        return bound;
    }

    private static void checkTogether(Element trigger) {
        boolean cron = trigger.says("cron");
        boolean every = trigger.says("every");
        if (cron && every) {
            clash(trigger, "every", "a trigger fires by <cron> or by <every>, not by both", "remove one of them");
        }
        if (trigger.says("timezone") && !cron) {
            clash(trigger, "timezone", "a time zone belongs to <cron>, and there is none", "remove it, or set <cron>");
        }
        if (trigger.says("startTime") && !every) {
            clash(trigger, "startTime", "a start belongs to <every>, and there is none", "remove it, or set <every>");
        }
        String timeInput = trigger.text("timeInput");
        if (timeInput != null && !cron && !every) {
            clash(
                    trigger,
                    "timeInput",
                    "a trigger without <cron> and <every> has no time of its own",
                    "remove it, or set <cron> or <every>");
        }
        if (timeInput != null && trigger.at("inputs").child(timeInput).isPresent()) {
            clash(
                    trigger,
                    "timeInput",
                    "the input " + timeInput + " stands in <inputs> too",
                    "remove it there, or name another input here");
        }
    }

    private static void clash(Element trigger, String child, String what, String fix) {
        trigger.at(child).problem(ValueCode.SETTINGS_CLASH, what, fix);
    }
}
