package org.flyte.maven;

import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.flyte.maven.config.ConfigNode;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What the POM of a module says of this plugin, for a goal that runs for another module. */
final class PluginConfiguration {
    private PluginConfiguration() {}

    /** The configuration that the goal would have in the module; without children when the module does not use the plugin. */
    static ConfigNode of(MavenProject module, MojoExecution goal) {
        Plugin plugin = module.getPlugin(Plugin.constructKey(goal.getGroupId(), goal.getArtifactId()));
        return plugin == null
                ? ConfigNode.root("POM", List.of())
                : node(execution(plugin, goal)
                        .map(PluginExecution::getConfiguration)
                        .orElse(plugin.getConfiguration()));
    }

    private static Optional<PluginExecution> execution(Plugin plugin, MojoExecution goal) {
        PluginExecution alike = plugin.getExecutionsAsMap().get(goal.getExecutionId());
        return Optional.ofNullable(alike).or(() -> plugin.getExecutions().stream()
                .filter(execution -> execution.getGoals().contains(goal.getGoal()))
                .findFirst());
    }

    private static ConfigNode node(@Nullable Object configuration) {
        return ConfigNode.root("POM", nodes(ConfigurationXml.elements(configuration)));
    }

    private static List<ConfigNode> nodes(List<Element> elements) {
        return elements.stream()
                .map(element -> new ConfigNode(
                        element.getTagName(), text(element), "POM", nodes(ConfigurationXml.below(element))))
                .toList();
    }

    private static @Nullable String text(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            }
        }
        return text.toString().isBlank() ? null : text.toString().trim();
    }
}
