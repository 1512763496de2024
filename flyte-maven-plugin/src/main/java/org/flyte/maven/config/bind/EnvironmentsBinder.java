package org.flyte.maven.config.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.flyte.maven.config.ConfigCode;
import org.flyte.maven.config.NearestName;
import org.flyte.maven.config.ProjectFacts;
import org.flyte.maven.settings.EnvironmentSettings;

/** Reads all environments, and holds them against each other. */
final class EnvironmentsBinder {
    private final ProjectFacts project;
    private final EnvironmentBinder binder;

    EnvironmentsBinder(ProjectFacts project, EnvironmentBinder binder) {
        this.project = project;
        this.binder = binder;
    }

    List<EnvironmentSettings> bind(Element root) {
        List<Element> declared = root.entries("environments");
        List<EnvironmentSettings> environments = new ArrayList<>();
        Map<String, String> keyByName = new HashMap<>();
        for (Element element : declared) {
            EnvironmentSettings environment = binder.bind(element);
            environments.add(environment);
            String other = keyByName.putIfAbsent(environment.wireName(), environment.key());
            if (other != null) {
                element.problem(
                        ConfigCode.DUPLICATE_ENVIRONMENT,
                        "its name on the wire, " + environment.wireName() + ", is that of <" + other + "> too",
                        "give one of them another <name>");
            }
        }
        if (environments.isEmpty()) {
            environments.add(EnvironmentSettings.named(project.defaultEnvironment()));
        }
        SortedSet<String> keys = keys(environments);
        declared.forEach(element -> element.items("dependsOn").forEach(item -> checkKnown(item, keys)));
        DependencyCycles.check(declared);
        root.items("only").forEach(item -> checkKnown(item, keys));
        return environments;
    }

    private SortedSet<String> keys(List<EnvironmentSettings> environments) {
        SortedSet<String> keys = new TreeSet<>(project.elsewhere());
        environments.forEach(environment -> keys.add(environment.key()));
        return keys;
    }

    private static void checkKnown(Element item, SortedSet<String> keys) {
        String text = item.text();
        if (text != null && !keys.contains(text)) {
            item.problem(
                    ValueCode.UNKNOWN_ENVIRONMENT,
                    "there is no environment '" + text + "'; known: " + String.join(", ", keys),
                    NearestName.withinTwoEdits(text, keys)
                            .map(near -> "write " + near)
                            .orElse("write one of them, or declare it in <environments>"));
        }
    }
}
