package org.flyte.maven.config.bind;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds the circles in which environments depend on each other. */
final class DependencyCycles {
    private final Map<String, Element> environments = new TreeMap<>();
    private final Set<String> done = new HashSet<>();
    private final Deque<String> path = new ArrayDeque<>();

    private DependencyCycles(List<Element> declared) {
        declared.forEach(environment -> environments.put(environment.name(), environment));
    }

    /** Reports each circle once, where it closes. */
    static void check(List<Element> declared) {
        DependencyCycles cycles = new DependencyCycles(declared);
        cycles.environments.keySet().forEach(cycles::follow);
    }

    private void follow(String key) {
        Element environment = environments.get(key);
        if (environment == null || !done.add(key)) {
            return;
        }
        path.addLast(key);
        for (Element item : environment.items("dependsOn")) {
            String next = item.text();
            if (next != null && path.contains(next)) {
                report(item, next);
            } else if (next != null) {
                follow(next);
            }
        }
        path.removeLast();
    }

    private void report(Element item, String closing) {
        List<String> circle = new ArrayList<>(path);
        circle = new ArrayList<>(circle.subList(circle.indexOf(closing), circle.size()));
        circle.add(closing);
        item.problem(
                ValueCode.DEPENDENCY_CYCLE,
                circle.size() == 2
                        ? closing + " depends on itself"
                        : "environments depend on each other in a circle: " + String.join(" → ", circle),
                "remove one <dependsOn> of them");
    }
}
