package org.flyte.maven.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What a source might say, made up: any element that may be said, a few keys for each map. The seed makes it again. */
final class RandomTrees {
    private static final int ROUNDS = 400;
    private static final List<String> KEYS = List.of("a", "b", "c-1");

    private final Random random;

    private RandomTrees(long seed) {
        this.random = new Random(seed);
    }

    /** Tries a law with many trees; a failure names the seed. */
    static void forAll(BiConsumer<RandomTrees, Integer> law) {
        long first = Long.getLong("flyte.test.seed", new Random().nextLong());
        for (int round = 0; round < ROUNDS; round++) {
            try {
                law.accept(new RandomTrees(first + round), round);
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError(
                        "with -Dflyte.test.seed=" + (first + round) + ": " + failed.getMessage(), failed);
            }
        }
    }

    /** A tree in full form, without overlays of domains. */
    ConfigNode tree(String source) {
        return Domains.without(FullForm.ofXml(xml(source)));
    }

    /** A tree as a POM may have it, short forms too. */
    ConfigNode xml(String source) {
        return ConfigNode.root(source, children(FlyteShape.ROOT, source, 0));
    }

    /** The same with the children of each element in another order. */
    ConfigNode shuffled(Shape shape, ConfigNode node) {
        List<ConfigNode> children = new ArrayList<>();
        for (ConfigNode child : node.children()) {
            Shape inner = shape.child(child.name());
            children.add(inner == null ? child : shuffled(inner, child));
        }
        if (!(shape instanceof Shape.Texts)) {
            Collections.shuffle(children, random);
        }
        return node.withChildren(children);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private List<ConfigNode> children(Shape shape, String source, int depth) {
        TreeMap<String, ConfigNode> children = new TreeMap<>();
        List<String> names = shape.known().isEmpty() ? KEYS : shape.known();
        int wanted = random.nextInt(depth == 0 ? 12 : 4);
        for (int i = 0; i < wanted; i++) {
            String name = one(names);
            Shape inner = shape.child(name);
            if (inner != null) {
                children.put(name, node(name, inner, source, depth + 1));
            }
        }
        List<ConfigNode> mixed = new ArrayList<>(children.values());
        Collections.shuffle(mixed, random);
        return mixed;
    }

    private ConfigNode node(String name, Shape shape, String source, int depth) {
        if (shape.takesText() && (shape instanceof Shape.Text || chance(30))) {
            String text = name.equals(FlyteShape.ENABLED) ? String.valueOf(chance(50)) : source + random.nextInt(1000);
            return ConfigNode.leaf(name, text, source);
        }
        return new ConfigNode(name, null, source, children(shape, source, depth));
    }
}
