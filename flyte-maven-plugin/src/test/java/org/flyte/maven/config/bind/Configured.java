package org.flyte.maven.config.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.flyte.client.config.AuthSettings;
import org.flyte.client.config.ConfigKey;
import org.flyte.client.config.ConfigValue;
import org.flyte.client.config.FlyteConfig;
import org.flyte.maven.config.ConfigNode;
import org.flyte.maven.config.ConfigReader;
import org.flyte.maven.config.ConfigSources;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.config.Goal;
import org.flyte.maven.config.ProjectFacts;
import org.flyte.maven.config.WeakSource;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** A configuration as text, read for a deployment to the embedded backend. */
final class Configured {
    static final ProjectFacts PROJECT =
            new ProjectFacts("Jobs", 17, Path.of("src/test/resources"), Set.of("elsewhere"));

    private Configured() {}

    static FlyteModel model(String xml, String... properties) {
        Map<String, String> user = new TreeMap<>(Map.of("flyte.endpoint", "embedded"));
        for (String property : properties) {
            user.put(property.substring(0, property.indexOf('=')), property.substring(property.indexOf('=') + 1));
        }
        WeakSource flyte = file -> new FlyteConfig(
                null,
                new EnumMap<>(ConfigKey.class),
                new TreeMap<>(Map.of("team", new ConfigValue("ghcr.io/team/jre:21", "config.yaml: image.image_refs"))),
                AuthSettings.DEFAULT,
                List.of());
        return new ConfigReader(PROJECT, Goal.DEPLOY).read(new ConfigSources(user, tree(xml), Map.of(), flyte));
    }

    /** Every error's text, of a configuration that must have some. */
    static List<String> errors(String xml, String... properties) {
        try {
            model(xml, properties);
        } catch (ProblemException thrown) {
            return thrown.problems().stream().map(Problem::text).toList();
        }
        assertThat(xml).as("a configuration with an error").isNull();
        return List.of();
    }

    static ConfigNode tree(String xml) {
        try {
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader("<configuration>" + xml + "</configuration>")))
                    .getDocumentElement();
            return ConfigNode.root("POM", node(root).children());
        } catch (Exception e) {
            throw new IllegalArgumentException(xml, e);
        }
    }

    private static ConfigNode node(Element element) {
        List<ConfigNode> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element below) {
                children.add(node(below));
            } else {
                text.append(child.getNodeValue());
            }
        }
        String said = text.toString().trim();
        return new ConfigNode(element.getTagName(), said.isEmpty() ? null : said, "POM", children);
    }
}
