package org.flyte.maven.index;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flyte.maven.index.docs.ModuleFacts;
import org.flyte.maven.index.docs.SourceDocs;
import org.flyte.maven.index.docs.TaskDocs;
import org.flyte.maven.index.spec.PodTemplate;
import org.flyte.maven.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Adds to the tasks of one module what stands in files beside its classes. Each file is read once. */
final class Enrichment {
    private final ModuleFacts module;
    private final List<Problem> problems;
    private final SourceDocs sources;
    private final Map<Path, Optional<PodTemplate>> pods = new HashMap<>();

    /** @param problems where everything wrong is added */
    Enrichment(ModuleFacts module, List<Problem> problems) {
        this.module = module;
        this.problems = problems;
        this.sources = new SourceDocs(module);
    }

    IndexedTask enrich(IndexedTask task) {
        MethodId method = task.declaration().method();
        SourceLocation location = task.declaration().location();
        TaskDocs docs =
                sources.of(location.file(), method.className(), method.name(), method.descriptor(), location.line());
        return new IndexedTask(task.declaration(), task.environment(), docs, pod(task));
    }

    private @Nullable PodTemplate pod(IndexedTask task) {
        String setting = task.settings().podTemplate();
        if (setting == null || !PodTemplate.isFile(setting)) {
            return null;
        }
        Path file = module.directory() == null
                ? Path.of(setting)
                : module.directory().resolve(setting);
        return pods.computeIfAbsent(file, path -> read(path, task)).orElse(null);
    }

    private Optional<PodTemplate> read(Path file, IndexedTask task) {
        try {
            return Optional.of(PodTemplate.read(file));
        } catch (PodTemplate.UnusableException e) {
            problems.add(new Problem(
                    IndexCode.POD_TEMPLATE,
                    "The pod template " + task.settings().podTemplate() + " cannot be used: " + e.getMessage(),
                    task.where() + "<podTemplate>",
                    "write a Pod or PodTemplate of Kubernetes whose container for the task is named primary"));
            return Optional.empty();
        }
    }
}
