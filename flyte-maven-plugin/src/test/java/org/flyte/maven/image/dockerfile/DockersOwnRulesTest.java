package org.flyte.maven.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is left of a context, against what a real client of Docker leaves: random trees, and random rules with every sign that
 * has a meaning. A run has many small contexts side by side, each with rules of its own, and rules for all of them.
 */
class DockersOwnRulesTest {
    private static final int SIDE_BY_SIDE = 60;
    private static final String[] NAMES = {
        "a", "b", "ab", "a.b", "b.a", "A", "[a]", "a*", "!a", "#b", "-", "ä", "a b", ".a", "^a", "a]"
    };
    private static final String[] PARTS = {
        "a",
        "b",
        "ab",
        "*",
        "?",
        "**",
        "a*",
        "*b",
        "*.a",
        "a?b",
        "[ab]",
        "[^a]",
        "[a-c]*",
        "?.*",
        "**a",
        "a**",
        "a**b",
        "\\*",
        "\\[a\\]",
        "a\\*",
        "\\!a",
        "\\#b",
        "[\\]\\-]",
        "..",
        ".",
        "",
        "ä",
        "?b",
        "[*]",
        "[?]a",
        "a b",
        ".*",
        "*]",
        "[\\^]a",
        "^a*",
        "[[a]*",
        "(a|b)*",
        "a+",
        "$"
    };

    private final DockerDaemon daemon = DockerDaemon.running();

    @TempDir
    Path context;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsLeftOfAContextIsWhatDockerLeaves(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> rules = new ArrayList<>();
        for (int shared = random.nextInt(3); shared > 0; shared--) {
            rules.add(rule(random, ""));
        }
        for (int i = 0; i < SIDE_BY_SIDE; i++) {
            tree(context.resolve("c" + i), random, 0);
            for (int own = 1 + random.nextInt(4); own > 0; own--) {
                rules.add(rule(random, "c" + i + "/"));
            }
        }
        Contexts.file(context, "Dockerfile", "FROM scratch\nCOPY . /\n");
        String text = "\uFEFF# seed " + seed + "\n" + String.join("\n", rules) + "\nDockerfile\n.dockerignore\n";
        Contexts.file(context, ".dockerignore", text);

        assertThat(ours(IgnoreRules.parse(text, context))).as(text).isEqualTo(dockers(seed));
    }

    private SortedSet<String> ours(IgnoreRules rules) {
        return Contexts.source(context, Contexts.image("Dockerfile")).context().entries().stream()
                .filter(entry -> !(entry instanceof ContextEntry.Folder))
                .map(ContextEntry::path)
                .filter(path -> !isPassedOver(path, rules))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The client of the classic builder, other than BuildKit, does not look into an ignored folder unless an exception begins with its
     * very name, so an exception with a sign in that place finds nothing there.
     */
    private static boolean isPassedOver(String path, IgnoreRules rules) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String folder = path.substring(0, slash);
            boolean looked = rules.rules().stream()
                    .filter(IgnoreRules.Rule::exception)
                    .anyMatch(rule -> (rule.pattern() + "/").startsWith(folder + "/"));
            if (rules.ignore(folder) && !looked) {
                return true;
            }
        }
        return false;
    }

    private SortedSet<String> dockers(long seed) throws IOException {
        String name = "localhost/rules-" + seed;
        String said = daemon.docker("build", "-t", name, context.toString());
        assertThat(said).contains("Successfully tagged");
        Path tar = context.resolve("out.tar");
        daemon.docker("save", "-o", tar.toString(), name);
        SortedSet<String> files = ArchiveContent.of(tar).files().entrySet().stream()
                .filter(entry -> !entry.getValue().equals("/"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        Files.delete(tar);
        return files;
    }

    private static String rule(Random random, String start) {
        String path = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> PARTS[random.nextInt(PARTS.length)])
                .collect(Collectors.joining("/"));
        String blank = random.nextInt(8) == 0 ? " " : "";
        String slash = random.nextInt(6) == 0 ? "/" : "";
        String end = random.nextInt(6) == 0 ? "/" : "";
        return (random.nextInt(3) == 0 ? "!" + blank : blank)
                + slash
                + start
                + path
                + end
                + (random.nextInt(8) == 0 ? "\r" : "");
    }

    private static void tree(Path folder, Random random, int depth) throws IOException {
        Files.createDirectories(folder);
        for (int i = 2 + random.nextInt(4); i > 0; i--) {
            Path child = folder.resolve(NAMES[random.nextInt(NAMES.length)]);
            if (Files.exists(child)) {
                continue;
            }
            if (depth < 3 && random.nextInt(5) < 2) {
                tree(child, random, depth + 1);
            } else {
                Files.createFile(child);
            }
        }
    }
}
