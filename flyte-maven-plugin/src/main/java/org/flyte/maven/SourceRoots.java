package org.flyte.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.flyte.maven.config.ConfigNode;

/**
 * A module's folders of sources. Maven knows those that a plugin has added only in the run of that plugin, which may be another
 * session or a forked lifecycle; what is read from them must not depend on that.
 */
final class SourceRoots {
    private static final String BUILD_HELPER = "org.codehaus.mojo:build-helper-maven-plugin";

    private SourceRoots() {}

    static List<Path> of(MavenProject module) {
        Set<Path> roots = new LinkedHashSet<>();
        module.getCompileSourceRoots().forEach(root -> roots.add(Path.of(root)));
        MavenProject forked = module.getExecutionProject();
        if (forked != null) {
            forked.getCompileSourceRoots().forEach(root -> roots.add(Path.of(root)));
        }
        roots.addAll(added(module));
        roots.addAll(generated(Path.of(module.getBuild().getDirectory(), "generated-sources")));
        return List.copyOf(roots);
    }

    private static List<Path> added(MavenProject module) {
        Path base = module.getBasedir().toPath();
        Plugin helper = module.getPlugin(BUILD_HELPER);
        List<Path> roots = new ArrayList<>();
        if (helper != null) {
            helper.getExecutions().stream()
                    .filter(execution -> execution.getGoals().contains("add-source"))
                    .map(ConfigurationContainer::getConfiguration)
                    .flatMap(configuration -> PomElement.below(configuration, new PomPlaces(base)).stream())
                    .filter(element -> element.name().equals("sources"))
                    .flatMap(sources -> sources.children().stream())
                    .map(ConfigNode::text)
                    .filter(Objects::nonNull)
                    .forEach(source -> roots.add(base.resolve(source.trim())));
        }
        return roots;
    }

    private static List<Path> generated(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> roots = Files.list(folder)) {
            return roots.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}
