package org.flyte.maven.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The laws of laying trees over each other. A tree is seen as its values by path, each with who said it; a list is one value. A
 * value is displaced, not lost, when the stronger source chose its alternative: {@code dockerfile} over {@code base}.
 */
class MergeLawsTest {
    private static final ConfigNode NOTHING = Domains.NOTHING;

    @Test
    void aSiblingIsNeverLost() {
        RandomTrees.forAll((trees, round) -> {
            ConfigNode weak = trees.tree("weak");
            ConfigNode strong = trees.tree("strong");
            Set<String> displaced = displaced(weak, strong);

            Set<String> expected = new TreeSet<>(values(weak).keySet());
            expected.removeAll(displaced);
            expected.addAll(values(strong).keySet());

            assertThat(values(Overlay.of(weak, strong)).keySet()).isEqualTo(expected);
        });
    }

    @Test
    void theStrongerSourceWinsForEachScalar() {
        RandomTrees.forAll((trees, round) -> {
            ConfigNode weak = trees.tree("weak");
            ConfigNode strong = trees.tree("strong");

            assertThat(values(Overlay.of(weak, strong))).containsAllEntriesOf(values(strong));
        });
    }

    @Test
    void whatTheStrongerSourceDoesNotSayKeepsItsValueAndWhoSaidIt() {
        RandomTrees.forAll((trees, round) -> {
            ConfigNode weak = trees.tree("weak");
            ConfigNode strong = trees.tree("strong");
            SortedMap<String, String> kept = values(weak);
            kept.keySet().removeAll(displaced(weak, strong));
            kept.keySet().removeAll(values(strong).keySet());

            assertThat(values(Overlay.of(weak, strong))).containsAllEntriesOf(kept);
        });
    }

    @Test
    void anOverlayOfNothingIsNothingAndNothingOverlaidIsTheOverlay() {
        RandomTrees.forAll((trees, round) -> {
            ConfigNode tree = trees.tree("any");

            assertThat(values(Overlay.of(tree, NOTHING))).isEqualTo(values(tree));
            assertThat(values(Overlay.of(NOTHING, tree))).isEqualTo(values(tree));
        });
    }

    @Test
    void aTreeOverItselfIsItself() {
        RandomTrees.forAll((trees, round) -> {
            ConfigNode tree = trees.tree("any");
            ConfigNode other = trees.tree("other");
            ConfigNode once = Overlay.of(other, tree);

            assertThat(values(Overlay.of(tree, tree))).isEqualTo(values(tree));
            assertThat(values(Overlay.of(once, tree))).isEqualTo(values(once));
        });
    }

    @Test
    void itMakesNoDifferenceWhichTwoOfThreeAreLaidOverEachOtherFirst() {
        RandomTrees.forAll((trees, round) -> {
            ConfigNode a = trees.tree("weak");
            ConfigNode b = trees.tree("middle");
            ConfigNode c = trees.tree("strong");

            assertThat(values(Overlay.of(Overlay.of(a, b), c))).isEqualTo(values(Overlay.of(a, Overlay.of(b, c))));
        });
    }

    @Test
    void theOrderOfEntriesNeverMatters() {
        RandomTrees.forAll((trees, round) -> {
            ConfigNode weak = trees.xml("weak");
            ConfigNode strong = trees.xml("strong");

            assertThat(values(over(trees.shuffled(FlyteShape.ROOT, weak), trees.shuffled(FlyteShape.ROOT, strong))))
                    .isEqualTo(values(over(weak, strong)));
        });
    }

    @Test
    void theShortFormOfASourceMergesLikeItsFullForm() {
        RandomTrees.forAll((trees, round) -> {
            ConfigNode weak = trees.tree("weak");
            ConfigNode strong = trees.tree("strong");
            ConfigNode again = FullForm.ofXml(strong);

            assertThat(values(again)).isEqualTo(values(strong));
            assertThat(values(Overlay.of(weak, again))).isEqualTo(values(Overlay.of(weak, strong)));
        });
    }

    @Test
    void removalWinsOverEverySourceThatDoesNotBringTheEntryBack() {
        RandomTrees.forAll((trees, round) -> {
            String key = trees.one(List.of("a", "b"));
            String enabled = "environments." + key + ".enabled";
            ConfigNode weak = trees.tree("weak");
            ConfigNode strong = without(trees.tree("strong"), enabled);
            ConfigNode off = said(enabled, "false");
            ConfigNode on = said(enabled, "true");

            assertThat(removed(Overlay.of(Overlay.of(weak, off), strong)))
                    .noneMatch(path -> path.startsWith("environments." + key + "."));
            assertThat(removed(Overlay.of(Overlay.of(Overlay.of(weak, off), strong), on)))
                    .as("brought back whole")
                    .containsExactlyElementsOf(removed(Overlay.of(Overlay.of(weak, on), strong)));
        });
    }

    @Test
    void aPropertySaysTheSameAsTheElementOfItsPath() {
        RandomTrees.forAll((trees, round) -> {
            ConfigNode tree = trees.tree("-D");
            Map<String, String> properties = new TreeMap<>();
            values(tree).forEach((path, value) -> properties.put("flyte." + path, value.substring("-D ".length())));

            PropertyOverlay overlay = PropertyOverlay.ofUser(properties);

            assertThat(overlay.problems()).isEmpty();
            assertThat(values(overlay.tree())).isEqualTo(values(tree));
        });
    }

    private static ConfigNode over(ConfigNode weakXml, ConfigNode strongXml) {
        return Overlay.of(FullForm.ofXml(weakXml), FullForm.ofXml(strongXml));
    }

    /** Each value with who said it, by path. */
    private static SortedMap<String, String> values(ConfigNode tree) {
        SortedMap<String, String> values = new TreeMap<>();
        values(FlyteShape.ROOT, tree, "", values);
        return values;
    }

    private static void values(@Nullable Shape shape, ConfigNode node, String path, SortedMap<String, String> values) {
        if (shape instanceof Shape.Texts) {
            if (!node.children().isEmpty()) {
                values.put(path, node.children().get(0).source() + " " + String.join(" ", node.texts()));
            }
            return;
        }
        if (node.text() != null) {
            values.put(path, node.source() + " " + node.text());
        }
        for (ConfigNode child : node.children()) {
            values(
                    shape == null ? null : shape.child(child.name()),
                    child,
                    path.isEmpty() ? child.name() : path + "." + child.name(),
                    values);
        }
    }

    /** Paths of the weaker tree's values to which the stronger one chose an alternative. */
    private static Set<String> displaced(ConfigNode weak, ConfigNode strong) {
        Set<String> stronger = values(strong).keySet();
        Set<String> displaced = new TreeSet<>();
        for (String path : values(weak).keySet()) {
            for (Set<String> group : List.of(Set.of("base", "dockerfile", "reference"), Set.of("cron", "every"))) {
                String parent = path.substring(0, path.lastIndexOf('.') + 1);
                String name = path.substring(parent.length());
                boolean inMap = List.of("envVars", "env", "labels", "buildArgs", "inputs", "links").stream()
                        .anyMatch(map -> parent.endsWith(map + "."));
                // A backoff has a base too, which is no image's.
                if (group.contains(name)
                        && !inMap
                        && !parent.endsWith("backoff.")
                        && group.stream().anyMatch(other -> stronger.contains(parent + other))
                        && !stronger.contains(path)) {
                    displaced.add(path);
                }
            }
            imageOf(path).ifPresent(image -> {
                boolean named = stronger.contains(image);
                boolean defined = stronger.stream().anyMatch(other -> other.startsWith(image + "."));
                if (path.equals(image) ? defined : named) {
                    displaced.add(path);
                }
            });
        }
        return displaced;
    }

    /** The {@code image} of an environment or task that a path sets, or a part of which it sets. */
    private static Optional<String> imageOf(String path) {
        var matcher = Pattern.compile("^(environments\\.[^.]+(?:\\.tasks\\.[^.]+)?\\.image)(\\..*)?$")
                .matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static ConfigNode said(String path, String text) {
        PathTree tree = new PathTree();
        assertThat(tree.add(path, text, Origin.of("switch"))).isNull();
        return tree.tree();
    }

    private static ConfigNode without(ConfigNode node, String path) {
        List<ConfigNode> kept = new ArrayList<>();
        for (ConfigNode child : node.children()) {
            if (!child.path().equals(path)) {
                kept.add(without(child, path));
            }
        }
        return node.withChildren(kept);
    }

    private static Set<String> removed(ConfigNode tree) {
        return values(Removal.of(tree, new ArrayList<>())).keySet().stream()
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
