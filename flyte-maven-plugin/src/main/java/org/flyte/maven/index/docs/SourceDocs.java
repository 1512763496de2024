package org.flyte.maven.index.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flyte.maven.index.docs.JavaSource.SourceMethod;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Reads what the sources of one module say of its tasks, each file once. */
public final class SourceDocs {
    private final ModuleFacts module;
    private final Map<Path, Optional<JavaSource>> parsed = new HashMap<>();

    public SourceDocs(ModuleFacts module) {
        this.module = module;
    }

    /**
     * Reads what is said of a method.
     *
     * @param file path of its source below a source root, as the class file has it
     * @param className binary name of its class
     * @param bodyLine the first line of its body, for sources that are not Java's; 0 when unknown
     */
    public TaskDocs of(String file, String className, String method, String descriptor, int bodyLine) {
        Optional<Path> found = module.sourceRoots().stream()
                .map(root -> root.resolve(file))
                .filter(Files::isRegularFile)
                .findFirst();
        if (found.isEmpty()) {
            return TaskDocs.NONE;
        }
        Path source = found.get();
        Optional<SourceMethod> declared = file.endsWith(".java")
                ? parsed.computeIfAbsent(source, path -> JavaSource.parse(path, module.charset()))
                        .flatMap(java -> java.method(nesting(className), method, types(descriptor)))
                : Optional.empty();
        int line = declared.map(SourceMethod::line).filter(number -> number > 0).orElse(bodyLine);
        SourceLinks links = module.source();
        return docs(declared.orElse(null), links == null ? null : links.of(source, line));
    }

    private static TaskDocs docs(@Nullable SourceMethod method, @Nullable String link) {
        if (method == null || method.comment() == null) {
            return new TaskDocs(null, null, List.of(), "", link);
        }
        DocComment comment = DocComment.parse(method.comment());
        List<String> inputs = method.parameters().stream()
                .map(parameter -> comment.parameters().getOrDefault(parameter, ""))
                .toList();
        return new TaskDocs(comment.sentence(), comment.rest(), inputs, comment.result(), link);
    }

    private static List<String> nesting(String className) {
        return List.of(className.substring(className.lastIndexOf('.') + 1).split("\\$"));
    }

    private static List<String> types(String descriptor) {
        return Arrays.stream(Type.getArgumentTypes(descriptor))
                .map(type -> type.getClassName().replaceFirst(".*[.$]", ""))
                .toList();
    }
}
