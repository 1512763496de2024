package org.flyte.maven;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.model.Scm;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.flyte.maven.config.ConfigNode;
import org.flyte.maven.index.docs.ModuleFacts;
import org.flyte.maven.index.docs.SourceLinks;
import org.jspecify.annotations.Nullable;

/** What Maven knows of a module beside its classes. */
final class ModuleFinder implements ModuleFacts.Finder {
    private final Reactor reactor;
    private final MojoExecution execution;

    ModuleFinder(Reactor reactor, MojoExecution execution) {
        this.reactor = reactor;
        this.execution = execution;
    }

    @Override
    public ModuleFacts of(Path classDirectory) {
        return reactor.modules().stream()
                .filter(module ->
                        classDirectory.equals(Path.of(module.getBuild().getOutputDirectory())))
                .findFirst()
                .map(this::facts)
                .orElse(ModuleFacts.NONE);
    }

    private ModuleFacts facts(MavenProject module) {
        return new ModuleFacts(
                module.getBasedir().toPath(),
                module.getFile().toPath(),
                SourceRoots.of(module),
                charset(module.getProperties().getProperty("project.build.sourceEncoding", "")),
                links(module).orElse(null),
                declaresTasks(PluginConfiguration.of(module, execution)),
                environmentsBeside(module));
    }

    private static Charset charset(String name) {
        try {
            return name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    /**
     * By the nearest POM of the source tree that says {@code <scm>} itself: what comes from a parent out of a repository is of
     * another project, and what a child inherits has the child's name appended.
     */
    private static Optional<SourceLinks> links(MavenProject module) {
        @Nullable MavenProject project = module;
        while (project != null
                && project.getBasedir() != null
                && project.getOriginalModel().getScm() == null) {
            project = project.getParent();
        }
        if (project == null || project.getBasedir() == null) {
            return Optional.empty();
        }
        Path root = project.getBasedir().toPath();
        return Optional.ofNullable(project.getScm())
                .filter(scm -> scm.getUrl() != null)
                .map(scm -> new SourceLinks(
                        scm.getUrl(),
                        revision(scm),
                        root,
                        Path.of(module.getBuild().getDirectory())));
    }

    private static String revision(Scm scm) {
        return Objects.requireNonNullElse(scm.getTag(), "HEAD");
    }

    private Set<String> environmentsBeside(MavenProject module) {
        return reactor.modules().stream()
                .filter(other -> !other.equals(module) && !other.getPackaging().equals("pom"))
                .flatMap(other -> reactor.environments(other).stream())
                .collect(Collectors.toSet());
    }

    private static boolean declaresTasks(ConfigNode node) {
        boolean here = node.name().equals("tasks")
                && node.children().stream().anyMatch(task -> task.child("class").isPresent());
        return here || node.children().stream().anyMatch(ModuleFinder::declaresTasks);
    }
}
