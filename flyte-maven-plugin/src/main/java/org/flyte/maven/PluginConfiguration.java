package org.flyte.maven;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.flyte.maven.config.ConfigNode;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

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

    /** The tree's class differs from Maven to Maven; its text is XML in all of them. */
    private static ConfigNode node(@Nullable Object configuration) {
        if (configuration == null) {
            return ConfigNode.root("POM", List.of());
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Element root = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(configuration.toString())))
                    .getDocumentElement();
            return ConfigNode.root("POM", children(root));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalStateException("Maven's own configuration is not XML", e);
        }
    }

    private static List<ConfigNode> children(Element parent) {
        List<ConfigNode> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(new ConfigNode(element.getTagName(), text(element), "POM", children(element)));
            }
        }
        return children;
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
