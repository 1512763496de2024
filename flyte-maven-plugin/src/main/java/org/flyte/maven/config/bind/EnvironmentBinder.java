package org.flyte.maven.config.bind;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flyte.maven.settings.CacheBehavior;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.maven.settings.TaskEntry;
import org.flyte.maven.settings.TaskSettings;
import org.jspecify.annotations.Nullable;

/** Reads one environment with its tasks. */
final class EnvironmentBinder {
    private static final Kind<String> DESCRIPTION = Kind.upTo(255);

    private final TaskSettingsBinder settings;

    EnvironmentBinder(TaskSettingsBinder settings) {
        this.settings = settings;
    }

    EnvironmentSettings bind(Element environment) {
        String key = environment.name();
        String name = environment.text("name");
        (name == null ? environment : environment.at("name")).check(NameText.ENVIRONMENT, name == null ? key : name);
        TaskSettings defaults = settings.bind(environment, key, TaskSettings.NONE);
        SecretBinder.checkVariables(environment, defaults.secrets(), defaults.secrets(), defaults.envVars());
        List<Element> tasks = environment.entries("tasks");
        boolean versionInTasks =
                tasks.stream().anyMatch(task -> task.at("cache").says("version"));
        CacheBinder.checkVersion(environment.at("cache"), defaults.cache(), versionInTasks);
        SortedMap<String, TaskEntry> entries = new TreeMap<>();
        tasks.forEach(task -> entries.put(task.name(), task(task, key, defaults)));
        return new EnvironmentSettings(
                key,
                name == null ? key : name,
                environment.value("description", DESCRIPTION),
                true,
                orNone(environment.list("classes", NameText.CLASS_GLOB)),
                orNone(environment.list("include", NameText.ANY)),
                orNone(environment.list("dependsOn", NameText.ANY)),
                defaults,
                entries);
    }

    private TaskEntry task(Element task, String environment, TaskSettings defaults) {
        task.check(NameText.TASK, task.name());
        TaskSettings own = settings.bind(task, environment + "." + task.name(), defaults);
        TaskSettings all = own.over(defaults);
        SecretBinder.checkVariables(task, all.secrets(), own.secrets(), all.envVars());
        CacheBinder.checkVersion(task.at("cache"), own.cache(), all.cache().version() != null);
        checkTimeInputs(task, all);
        if (task.says("method") && !task.says("class")) {
            task.at("method")
                    .problem(
                            ValueCode.SETTINGS_CLASH,
                            "a method without its class says nothing",
                            "set <class> beside <method>, or annotate the method with @Task");
        }
        return new TaskEntry(task.value("class", NameText.CLASS), task.value("method", NameText.METHOD), own);
    }

    /** Whoever fills an input with the time makes each call another one, as far as a cache can see. */
    private static void checkTimeInputs(Element task, TaskSettings all) {
        CacheBehavior behavior = all.cache().behavior();
        if (behavior == null || behavior == CacheBehavior.DISABLE) {
            return;
        }
        for (Element trigger : task.entries("triggers")) {
            if (trigger.says("timeInput") && trigger.says("inputs")) {
                trigger.at("timeInput")
                        .problem(
                                ValueCode.TIME_INPUT_OF_CACHED_TASK,
                                "the task is cached, and the trigger has other inputs beside its own time",
                                "remove <inputs> or <timeInput>, or set <cache>disable</cache> for the task");
            }
        }
    }

    private static List<String> orNone(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }
}
