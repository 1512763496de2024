package org.flyte.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.flyte.maven.config.ConfigNode;
import org.flyte.maven.config.Merge;

/** What the POM of a module says of this plugin, each element with file and line. */
final class PluginConfiguration {
    private PluginConfiguration() {}

    /** All that the goal's own configuration holds, that too which Maven leaves out because the goal does not declare it. */
    static ConfigNode own(MavenProject module, MojoExecution goal) {
        // Not the execution's own plugin: on the command line that one was found by its prefix and holds no
        // configuration.
        Optional<Plugin> declared = plugin(module, goal);
        return tree(module, declared, declared.map(plugin -> alike(plugin, goal).orElse(plugin)));
    }

    /** The configuration that the goal would have in the module; without children when the module does not use the plugin. */
    static ConfigNode of(MavenProject module, MojoExecution goal) {
        Optional<Plugin> declared = plugin(module, goal);
        return tree(module, declared, declared.map(plugin -> alike(plugin, goal)
                .or(() -> withGoal(plugin, goal))
                .orElse(plugin)));
    }

    private static Optional<Plugin> plugin(MavenProject module, MojoExecution goal) {
        return Optional.ofNullable(module.getPlugin(Plugin.constructKey(goal.getGroupId(), goal.getArtifactId())));
    }

    private static Optional<ConfigurationContainer> alike(Plugin plugin, MojoExecution goal) {
        return Optional.ofNullable(plugin.getExecutionsAsMap().get(goal.getExecutionId()));
    }

    private static Optional<ConfigurationContainer> withGoal(Plugin plugin, MojoExecution goal) {
        return plugin.getExecutions().stream()
                .filter(execution -> execution.getGoals().contains(goal.getGoal()))
                .findFirst()
                .map(ConfigurationContainer.class::cast);
    }

    private static ConfigNode tree(
            MavenProject module, Optional<Plugin> plugin, Optional<? extends ConfigurationContainer> said) {
        PomPlaces places = new PomPlaces(
                module.getBasedir() == null ? Path.of("") : module.getBasedir().toPath());
        List<ConfigNode> merged = PomElement.below(
                said.map(ConfigurationContainer::getConfiguration).orElse(null), places);
        return ConfigNode.root(
                Merge.POM,
                plugin.isEmpty() || said.isEmpty()
                        ? merged
                        : RawPoms.of(module, plugin.get(), said.get(), places).restored(merged));
    }
}
