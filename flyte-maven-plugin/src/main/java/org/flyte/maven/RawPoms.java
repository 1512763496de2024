package org.flyte.maven;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;
import org.flyte.maven.config.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * What the POMs of a module and its parents said before Maven merged them. Needed for one thing: Maven 4 drops an element's text
 * where a stronger POM or profile puts elements beside it, as it knows no short forms, while Maven 3 keeps both.
 */
final class RawPoms {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^${}]+)}");

    private final MavenProject module;
    private final PomPlaces places;
    private final List<PomElement> strongestFirst;

    private RawPoms(MavenProject module, PomPlaces places, List<PomElement> strongestFirst) {
        this.module = module;
        this.places = places;
        this.strongestFirst = strongestFirst;
    }

    /**
     * What the POMs say of a plugin.
     *
     * @param chosen the plugin's execution, or the plugin, whose merged configuration is used
     */
    static RawPoms of(MavenProject module, Plugin plugin, ConfigurationContainer chosen, PomPlaces places) {
        List<PomElement> executions = new ArrayList<>();
        List<PomElement> plugins = new ArrayList<>();
        for (MavenProject pom = module; pom != null; pom = pom.getParent()) {
            for (Plugin raw : declarations(pom, plugin.getKey())) {
                if (chosen instanceof PluginExecution execution) {
                    add(executions, raw.getExecutionsAsMap().get(execution.getId()));
                }
                add(plugins, raw);
            }
        }
        executions.addAll(plugins);
        return new RawPoms(module, places, List.copyOf(executions));
    }

    private static void add(List<PomElement> elements, @Nullable ConfigurationContainer container) {
        Object configuration = container == null ? null : container.getConfiguration();
        if (configuration != null) {
            elements.add(new PomElement(configuration));
        }
    }

    /** A POM's own, the strongest first: later profiles, earlier profiles, the rest. */
    private static List<Plugin> declarations(MavenProject pom, String key) {
        List<BuildBase> builds = new ArrayList<>();
        for (Profile profile : pom.getActiveProfiles()) {
            builds.add(profile.getBuild());
        }
        Collections.reverse(builds);
        builds.add(pom.getOriginalModel().getBuild());
        return builds.stream()
                .filter(build -> build != null)
                .flatMap(build -> Stream.<@Nullable PluginContainer>of(build, build.getPluginManagement()))
                .filter(container -> container != null)
                .flatMap(container -> container.getPlugins().stream())
                .filter(plugin -> plugin.getKey().equals(key))
                .toList();
    }

    /** The merged configuration, with the texts that were dropped. */
    List<ConfigNode> restored(List<ConfigNode> merged) {
        return restored(merged, strongestFirst);
    }

    private List<ConfigNode> restored(List<ConfigNode> merged, List<PomElement> parents) {
        return merged.stream()
                .map(node -> node.children().isEmpty() ? node : restored(node, named(node.name(), parents)))
                .toList();
    }

    private ConfigNode restored(ConfigNode node, List<PomElement> raw) {
        List<ConfigNode> children = restored(node.children(), raw);
        if (node.text() == null) {
            for (PomElement element : raw) {
                String text = element.text();
                if (text != null) {
                    return new ConfigNode(node.name(), interpolated(text), element.origin(places), children);
                }
            }
        }
        return new ConfigNode(node.name(), node.text(), node.origin(), children);
    }

    /** Elements of that name, up to one that was told to override the weaker ones. */
    private static List<PomElement> named(String name, List<PomElement> parents) {
        List<PomElement> found = new ArrayList<>();
        for (PomElement parent : parents) {
            for (PomElement element : parent.elements()) {
                if (element.name().equals(name)) {
                    found.add(element);
                    if (element.overrides()) {
                        return found;
                    }
                }
            }
        }
        return found;
    }

    private String interpolated(String text) {
        Matcher expressions = EXPRESSION.matcher(text);
        return expressions.replaceAll(expression -> {
            String value = value(expression.group(1));
            return Matcher.quoteReplacement(value == null ? expression.group() : value);
        });
    }

    private @Nullable String value(String name) {
        return switch (name) {
            case "project.version" -> module.getVersion();
            case "project.artifactId" -> module.getArtifactId();
            case "project.groupId" -> module.getGroupId();
            case "project.basedir", "basedir" -> String.valueOf(module.getBasedir());
            case "project.build.directory" -> module.getBuild().getDirectory();
            case "project.build.outputDirectory" -> module.getBuild().getOutputDirectory();
            default -> property(name);
        };
    }

    /** What was said by {@code -D} is a system property too, and beats the POM's. */
    private @Nullable String property(String name) {
        String system = System.getProperty(name);
        return system != null ? system : module.getProperties().getProperty(name);
    }
}
