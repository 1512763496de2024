package org.flyte.maven;

import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The names of what stands directly below {@code <configuration>}. Maven hands a goal only what it declares, so a mistyped
 * element is seen in the model alone.
 */
final class TopLevelElements {
    private TopLevelElements() {}

    static Set<String> of(MavenProject project, MojoExecution execution) {
        Set<String> names = new TreeSet<>();
        // Not the execution's own plugin: on the command line that one was found by its prefix and holds no
        // configuration.
        Plugin plugin = project.getPlugin(Plugin.constructKey(execution.getGroupId(), execution.getArtifactId()));
        if (plugin != null) {
            add(plugin.getConfiguration(), names);
            PluginExecution bound = plugin.getExecutionsAsMap().get(execution.getExecutionId());
            if (bound != null) {
                add(bound.getConfiguration(), names);
            }
        }
        return names;
    }

    /** The tree's class differs from Maven to Maven; its text is XML in all of them. */
    private static void add(@Nullable Object configuration, Set<String> names) {
        if (configuration == null) {
            return;
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Element root = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(configuration.toString())))
                    .getDocumentElement();
            for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Element element) {
                    names.add(element.getTagName());
                }
            }
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalStateException("Maven's own configuration is not XML", e);
        }
    }
}
