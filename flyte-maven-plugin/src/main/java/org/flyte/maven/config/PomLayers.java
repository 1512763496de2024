package org.flyte.maven.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the POMs and their profiles say, taken apart again after Maven has merged it. Maven knows no short forms: it puts the text
 * of one POM beside the elements of another, and keeps both of two alternatives. Taken apart, each is written out on its own and
 * they are laid over each other like all other sources.
 */
final class PomLayers {
    private final Map<Layer, Integer> firstLines = new HashMap<>();

    private PomLayers() {}

    /** A tree for each POM and each profile that says something, the weakest first. */
    static List<ConfigNode> weakestFirst(ConfigNode pom) {
        PomLayers layers = new PomLayers();
        layers.collect(FlyteShape.ROOT, pom);
        return layers.firstLines.size() < 2
                ? List.of(pom)
                : layers.firstLines.keySet().stream()
                        .sorted(layers.strength())
                        .map(layer -> pom.withChildren(layers.said(FlyteShape.ROOT, pom, layer)))
                        .toList();
    }

    private void collect(@Nullable Shape shape, ConfigNode node) {
        for (ConfigNode child : node.children()) {
            if (says(child)) {
                firstLines.merge(Layer.of(child), Layer.line(child), Math::min);
            }
            collect(shape == null ? null : shape.child(child.name()), child);
        }
    }

    private List<ConfigNode> said(@Nullable Shape shape, ConfigNode node, Layer wanted) {
        List<ConfigNode> kept = new ArrayList<>();
        for (ConfigNode child : node.children()) {
            Shape inner = shape == null ? null : shape.child(child.name());
            boolean said = says(child) && Layer.of(child).equals(wanted);
            List<ConfigNode> below = inner instanceof Shape.Texts
                    ? (strongest(child).filter(wanted::equals).isPresent() ? child.children() : List.of())
                    : said(inner, child, wanted);
            if (said || !below.isEmpty()) {
                kept.add(new ConfigNode(child.name(), said ? child.text() : null, child.origin(), below));
            }
        }
        return kept;
    }

    /** Of a list Maven has kept what it should: it is one value, of the strongest that had a word in it. */
    private Optional<Layer> strongest(ConfigNode list) {
        return list.children().stream().map(Layer::of).max(strength());
    }

    private static boolean says(ConfigNode node) {
        return node.text() != null || node.children().isEmpty();
    }

    /**
     * What a module's POM says beats what its parent's says, profiles and all; in one POM profiles beat the rest, and later profiles
     * earlier ones.
     */
    private Comparator<Layer> strength() {
        return Comparator.comparingInt((Layer layer) -> -layer.distance())
                .thenComparing(Layer::file)
                .thenComparing(layer -> !layer.source.equals(Merge.POM))
                .thenComparing(layer -> firstLines.getOrDefault(layer, 0));
    }

    /** A POM outside of its profiles, or one of its profiles. */
    private record Layer(String file, String source) {
        private static final int IN_A_REPOSITORY = 1_000;

        static Layer of(ConfigNode node) {
            String location = node.origin().location();
            return new Layer(location == null ? "" : location.substring(0, location.lastIndexOf(':')), node.source());
        }

        static int line(ConfigNode node) {
            String location = node.origin().location();
            return location == null ? 0 : Integer.parseInt(location.substring(location.lastIndexOf(':') + 1));
        }

        /** How many POMs up. */
        int distance() {
            return file.endsWith(".pom")
                    ? IN_A_REPOSITORY
                    : (int) Stream.of(file.split("/")).filter(".."::equals).count();
        }
    }
}
