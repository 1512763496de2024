package org.flyte.maven.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/** Adds files from elsewhere to those of a code folder. */
final class BundleEntries {
    private BundleEntries() {}

    /**
     * All entries in the order of names.
     *
     * @param more plain files by their paths
     * @throws ProblemException where the folder has something of that name
     */
    static List<BundleEntry> with(List<BundleEntry> folder, Map<String, Path> more) throws IOException {
        Map<String, BundleEntry> all = new TreeMap<>();
        folder.forEach(entry -> all.put(entry.name(), entry));
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<String, Path> file : more.entrySet()) {
            String name = file.getKey();
            if (all.containsKey(name) || all.containsKey(name + "/")) {
                problems.add(new Problem(
                        BundleCode.NAME_TAKEN,
                        "the class directories have a file %s, where %s goes".formatted(name, file.getValue()),
                        name,
                        "name the file differently, or use another copyStyle"));
                continue;
            }
            for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
                String parent = name.substring(0, slash + 1);
                all.putIfAbsent(parent, new BundleEntry(parent, file.getValue(), BundleEntry.EXECUTABLE, 0));
            }
            all.put(name, new BundleEntry(name, file.getValue(), BundleEntry.PLAIN, Files.size(file.getValue())));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return List.copyOf(all.values());
    }
}
