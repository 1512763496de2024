package org.flyte.maven.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flyte.idl.task.TaskSpec;
import org.flyte.maven.bundle.Bundle;

/** The code bundles that registered tasks name: the backend's store has those. */
final class PlacedBundles {
    private PlacedBundles() {}

    /** The bundles with the wanted content that tasks of the wanted version were registered with. */
    static Map<WantedModule, PlacedBundle> find(Wanted wanted, Standing standing) {
        Map<WantedModule, PlacedBundle> found = new LinkedHashMap<>();
        wanted.modules()
                .forEach(module -> find(wanted, module, standing).ifPresent(placed -> found.put(module, placed)));
        return found;
    }

    private static Optional<PlacedBundle> find(Wanted wanted, WantedModule module, Standing standing) {
        Bundle bundle = module.bundle();
        return bundle == null
                ? Optional.empty()
                : named(wanted, module, standing.same())
                        // Another JDK may compress the same content to other bytes; a computed version vouches for it.
                        .filter(placed ->
                                wanted.versionComputed() || placed.sha256Hex().equals(bundle.sha256Hex()))
                        .findFirst();
    }

    /** Whether the newest of a module's tasks have some bundle. */
    static boolean any(Wanted wanted, WantedModule module, Standing standing) {
        return named(wanted, module, standing.newest()).findAny().isPresent();
    }

    /** Whether the newest of a module's tasks have this very bundle. */
    static boolean newestHas(Wanted wanted, WantedModule module, Bundle bundle, Standing standing) {
        return named(wanted, module, standing.newest())
                .anyMatch(placed -> placed.sha256Hex().equals(bundle.sha256Hex()));
    }

    private static Stream<PlacedBundle> named(Wanted wanted, WantedModule module, Map<String, TaskSpec> specs) {
        return wanted.tasksOf(module).stream()
                .flatMap(task -> Stream.ofNullable(specs.get(task.name())))
                .flatMap(spec -> PlacedBundle.of(spec).stream());
    }
}
