package org.flyte.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What Maven is told of the plugin. */
final class PluginDescriptor {
    private static final Path DESCRIPTOR = Path.of("target", "classes", "META-INF", "maven", "plugin.xml");

    private PluginDescriptor() {}

    static List<Element> mojos() throws Exception {
        return elements(
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(DESCRIPTOR.toFile())
                        .getDocumentElement(),
                "mojo");
    }

    /** Names of a goal's parameters. */
    static List<String> parameters(String goal) throws Exception {
        return mojos().stream()
                .filter(mojo -> text(mojo, "goal").equals(goal))
                .flatMap(mojo -> elements(mojo, "parameter").stream())
                .map(parameter -> text(parameter, "name"))
                .toList();
    }

    static String text(Element parent, String name) {
        return elements(parent, name).get(0).getTextContent();
    }

    static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
