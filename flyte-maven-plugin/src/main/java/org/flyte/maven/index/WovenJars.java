package org.flyte.maven.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The jars of a class path with their tasks woven. What was found in a jar is remembered by its path, size and time, since
 * looking for tasks means reading all of it, and most have none.
 */
public final class WovenJars {
    private static final String MEMORY = "jars.txt";

    /** Goes up whenever equal jars shall be woven in another way. */
    private static final String FORM = "3";

    private final Path folder;

    /** @param folder where copies and memory are kept; everything else in it is deleted */
    public WovenJars(Path folder) {
        this.folder = folder;
    }

    /**
     * Returns for each jar its copy, or the jar itself when it has no tasks.
     *
     * @throws UncheckedIOException when a copy cannot be written
     */
    public List<Path> woven(List<Path> jars) {
        try {
            Map<Path, String> memory = memory();
            Map<Path, String> now = new LinkedHashMap<>();
            List<Path> woven = new ArrayList<>();
            Set<String> wanted = new HashSet<>(Set.of(MEMORY));
            for (Path jar : jars) {
                Path copy = folder.resolve(copyName(jar));
                String state = state(jar);
                String without = state + " -";
                String known = memory.getOrDefault(jar, "");
                boolean stands = known.equals(without) || (known.equals(state) && Files.isRegularFile(copy));
                String found = stands ? known : look(jar, copy) ? state : without;
                now.put(jar, found);
                if (found.equals(without)) {
                    woven.add(jar);
                } else {
                    woven.add(copy);
                    wanted.add(copyName(jar));
                }
            }
            remember(now, wanted);
            return woven;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot weave jars into " + folder, e);
        }
    }

    /** Writes the copy if the jar has tasks, and says whether it has. */
    private boolean look(Path jar, Path copy) throws IOException {
        if (!WovenJar.hasTasks(jar)) {
            return false;
        }
        Path draft = copy.resolveSibling("draft");
        Files.createDirectories(folder.resolve(copyName(jar)).resolveSibling(""));
        try {
            WovenJar.write(jar, draft);
            new ExactFolder(folder).put(copyName(jar), draft);
        } finally {
            Files.deleteIfExists(draft);
        }
        return true;
    }

    /** The folder of a copy tells jars of one name apart. */
    private static String copyName(Path jar) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(jar.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6) + "/" + jar.getFileName();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String state(Path jar) throws IOException {
        return Files.exists(jar)
                ? FORM + " " + Files.size(jar) + " "
                        + Files.getLastModifiedTime(jar).toMillis()
                : FORM + " absent";
    }

    private Map<Path, String> memory() throws IOException {
        Map<Path, String> memory = new LinkedHashMap<>();
        Path file = folder.resolve(MEMORY);
        if (Files.isRegularFile(file)) {
            for (String line : Files.readAllLines(file)) {
                int tab = line.indexOf('\t');
                if (tab > 0) {
                    memory.put(Path.of(line.substring(tab + 1)), line.substring(0, tab));
                }
            }
        }
        return memory;
    }

    private void remember(Map<Path, String> found, Set<String> wanted) throws IOException {
        if (found.isEmpty() && !Files.isDirectory(folder)) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        found.forEach(
                (jar, state) -> lines.append(state).append('\t').append(jar).append('\n'));
        Files.createDirectories(folder);
        ExactFolder kept = new ExactFolder(folder);
        kept.retain(wanted);
        kept.put(MEMORY, lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
