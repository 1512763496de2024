package org.flyte.maven.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The file names of jars in one folder. A jar keeps its own; two artifacts whose files are called alike both get their
 * group before it, and, when that is not enough, a piece of their content's digest. The order of the class path has no
 * say, so a name never moves from one jar to the other.
 */
final class LibraryNames {
    private static final int DIGEST_LENGTH = 12;

    private LibraryNames() {}

    /** The name of each file; one name may not differ from another by case alone, since not every disk tells case. */
    static Map<Path, String> of(List<HashedJar> jars) {
        Map<Path, String> names = new LinkedHashMap<>();
        for (HashedJar jar : jars) {
            names.put(jar.file(), jar.fileName());
        }
        separate(jars, names, jar -> jar.jar().groupId() + "-" + jar.fileName());
        separate(jars, names, jar -> jar.sha256().substring(0, DIGEST_LENGTH) + "-" + jar.fileName());
        return names;
    }

    private static void separate(List<HashedJar> jars, Map<Path, String> names, Renaming renaming) {
        Map<String, List<HashedJar>> byName = new HashMap<>();
        for (HashedJar jar : jars) {
            String name = names.getOrDefault(jar.file(), jar.fileName()).toLowerCase(Locale.ROOT);
            byName.computeIfAbsent(name, key -> new ArrayList<>()).add(jar);
        }
        byName.values().stream()
                .filter(alike -> alike.size() > 1)
                .flatMap(List::stream)
                .forEach(jar -> names.put(jar.file(), renaming.of(jar)));
    }

    private interface Renaming {
        String of(HashedJar jar);
    }
}
