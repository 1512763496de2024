package org.flyte.maven;

import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

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

    private static void add(@Nullable Object configuration, Set<String> names) {
        ConfigurationXml.elements(configuration).forEach(element -> names.add(element.getTagName()));
    }
}
