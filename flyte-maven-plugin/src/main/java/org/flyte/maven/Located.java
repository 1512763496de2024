package org.flyte.maven;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flyte.maven.config.ConfigNode;
import org.flyte.maven.config.Merge;
import org.jspecify.annotations.Nullable;

/**
 * A goal's parameters together with what the model says of them. The parameters are evaluated as Maven does for every goal; the
 * model knows where each stands, and what other goals declare.
 */
final class Located {
    private Located() {}

    /** The parameters that stand in the POM; what Maven has put into them from properties is left out, as properties count less. */
    static ConfigNode of(ConfigNode parameters, ConfigNode model) {
        List<ConfigNode> children = new ArrayList<>();
        for (ConfigNode parameter : parameters.children()) {
            Optional<ConfigNode> said = model.child(parameter.name());
            if (!parameter.source().equals(Merge.POM)) {
                children.add(parameter);
            } else {
                said.ifPresent(element -> children.add(located(parameter, element)));
            }
        }
        model.children().stream()
                .filter(element -> parameters.child(element.name()).isEmpty())
                .forEach(children::add);
        return ConfigNode.root(Merge.POM, children);
    }

    private static ConfigNode located(ConfigNode parameter, @Nullable ConfigNode element) {
        Map<String, Integer> seen = new HashMap<>();
        List<ConfigNode> children = parameter.children().stream()
                .map(child -> located(child, nth(element, child.name(), seen.merge(child.name(), 1, Integer::sum))))
                .toList();
        // A text that Maven has dropped beside elements, and that is no parameter's any more.
        String text = parameter.text() == null && element != null ? element.text() : parameter.text();
        return new ConfigNode(
                parameter.name(), text, element == null ? parameter.origin() : element.origin(), children);
    }

    private static @Nullable ConfigNode nth(@Nullable ConfigNode element, String name, int n) {
        return element == null
                ? null
                : element.children().stream()
                        .filter(child -> child.name().equals(name))
                        .skip(n - 1L)
                        .findFirst()
                        .orElse(null);
    }
}
