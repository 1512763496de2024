package org.flyte.maven.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where a name that is not known at its place would be: the elements between, the nearest way; empty when there is none. */
record Belonging(List<String> way) {
    /** Stands for a key that the user chooses. */
    private static final String KEY = "NAME";

    private record Open(Shape shape, List<String> way) {}

    /** Looks below an element. Nothing belongs somewhere below the whole configuration, as too much would. */
    static Belonging below(Shape parent, String name) {
        List<Open> level = parent.equals(FlyteShape.ROOT) ? List.of() : List.of(new Open(parent, List.of()));
        while (!level.isEmpty()) {
            List<Open> next = new ArrayList<>();
            for (Open open : level) {
                if (!open.way().isEmpty() && open.shape().known().contains(name)) {
                    return new Belonging(open.way());
                }
                next.addAll(inside(open));
            }
            level = next;
        }
        return new Belonging(List.of());
    }

    private static List<Open> inside(Open open) {
        if (open.shape() instanceof Shape.Entries entries) {
            return List.of(new Open(entries.entry(), longer(open.way(), KEY)));
        }
        return open.shape() instanceof Shape.Element element
                ? element.children().entrySet().stream()
                        .map((Map.Entry<String, Shape> child) ->
                                new Open(child.getValue(), longer(open.way(), child.getKey())))
                        .toList()
                : List.of();
    }

    private static List<String> longer(List<String> way, String step) {
        List<String> longer = new ArrayList<>(way);
        longer.add(step);
        return List.copyOf(longer);
    }

    boolean known() {
        return !way.isEmpty();
    }

    String xml() {
        return way.stream().map(step -> "<" + step + ">").collect(Collectors.joining());
    }

    String dotted() {
        return String.join(".", way);
    }
}
