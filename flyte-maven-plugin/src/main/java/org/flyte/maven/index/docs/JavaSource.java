package org.flyte.maven.index.docs;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * One parsed source file. The JDK's own parser reads it: it is there wherever code is compiled, knows the language of the day,
 * and is no dependency. Nothing is attributed, so no class path is needed.
 */
final class JavaSource {
    /** A method as its source declares it. */
    record SourceMethod(int line, @Nullable String comment, List<String> parameters) {}

    private final Trees trees;
    private final CompilationUnitTree unit;

    private JavaSource(Trees trees, CompilationUnitTree unit) {
        this.trees = trees;
        this.unit = unit;
    }

    /** Parses a file; empty where there is no compiler, as in a JRE, or nothing that can be parsed. */
    static Optional<JavaSource> parse(Path file, Charset charset) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            return Optional.empty();
        }
        try (StandardJavaFileManager files = compiler.getStandardFileManager(problem -> {}, null, charset)) {
            Iterable<? extends JavaFileObject> sources = files.getJavaFileObjects(file);
            JavacTask task = (JavacTask)
                    compiler.getTask(Writer.nullWriter(), files, problem -> {}, List.of("-proc:none"), null, sources);
            for (CompilationUnitTree unit : task.parse()) {
                return Optional.of(new JavaSource(Trees.instance(task), unit));
            }
            return Optional.empty();
        } catch (IOException | RuntimeException unparsable) {
            return Optional.empty();
        }
    }

    /**
     * Finds a method.
     *
     * @param nesting simple names of the classes from the outermost one
     * @param parameterTypes simple names of the erased types
     */
    Optional<SourceMethod> method(List<String> nesting, String name, List<String> parameterTypes) {
        TreePath path = new TreePath(unit);
        List<? extends Tree> members = unit.getTypeDecls();
        for (String simpleName : nesting) {
            ClassTree found = null;
            for (Tree member : members) {
                if (member instanceof ClassTree type && type.getSimpleName().contentEquals(simpleName)) {
                    found = type;
                }
            }
            if (found == null) {
                return Optional.empty();
            }
            path = new TreePath(path, found);
            members = found.getMembers();
        }
        for (Tree member : members) {
            if (member instanceof MethodTree method
                    && method.getName().contentEquals(name)
                    && types(method).equals(parameterTypes)) {
                return Optional.of(of(method, new TreePath(path, method)));
            }
        }
        return Optional.empty();
    }

    private SourceMethod of(MethodTree method, TreePath path) {
        long start = trees.getSourcePositions().getStartPosition(unit, method.getReturnType());
        return new SourceMethod(
                start < 0 ? 0 : (int) unit.getLineMap().getLineNumber(start),
                trees.getDocComment(path),
                method.getParameters().stream()
                        .map(parameter -> parameter.getName().toString())
                        .toList());
    }

    private static List<String> types(MethodTree method) {
        return method.getParameters().stream()
                .map(parameter -> simpleName(parameter.getType().toString()))
                .toList();
    }

    private static String simpleName(String type) {
        String erased = type.replaceAll("@\\w+(\\([^)]*\\))?\\s*", "").replaceAll("<.*>", "");
        return erased.substring(erased.lastIndexOf('.') + 1).strip();
    }
}
