package org.flyte.maven.index;

import java.util.List;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.settings.TaskSettings;
import org.flyte.weaver.SourceLanguage;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** Reads one task from its method. */
final class TaskReader {
    private final BodyHash bodyHash;
    private final ClassSource own;
    private final ClassSource classes;
    private final List<Problem> problems;

    /**
     * @param own where the bodies of the tasks are
     * @param classes those that the tasks have in their types
     * @param problems where everything wrong is added
     */
    TaskReader(BodyHash bodyHash, ClassSource own, ClassSource classes, List<Problem> problems) {
        this.bodyHash = bodyHash;
        this.own = own;
        this.classes = classes;
        this.problems = problems;
    }

    /**
     * Reads one method that is said to be a task.
     *
     * @param outside how the POM declares the method; null: the annotation alone makes it a task
     * @return the task; null: something is wrong with it
     */
    @Nullable
    TaskDeclaration read(ClassNode owner, MethodNode method, @Nullable OutsideTask outside) {
        MethodId id = new MethodId(owner.name.replace('/', '.'), method.name, method.desc);
        TaskBody body = TaskBody.of(owner, method, own);
        SourceLocation location = location(body.owner(), body.method());
        int before = problems.size();
        Report report = new Report(problems, location.text());

        AnnotationValues annotation = AnnotationValues.find(method.visibleAnnotations, AnnotationValues.TASK);
        String name = name(method, annotation, outside);
        SafeName.check("The task", name, "@Task(name = …)", report);
        TaskSettings settings = SettingsReader.read(annotation, report);
        MethodShape.check(owner, method, id, report);
        if (!LanguageShape.check(owner, method, id, report)) {
            return null;
        }
        SourceLanguage language = SourceLanguage.of(owner);
        MethodTypes types = types(method, language, report);
        if (types == null) {
            return null;
        }
        if (types.generic()) {
            report.add(
                    IndexCode.GENERIC_METHOD,
                    "The task " + id.shortText() + " has type parameters",
                    "write out the types that it is used with");
            return null;
        }
        if (language == SourceLanguage.SCALA) {
            ScalaTypes.check(types, report);
        }
        TypeMapper mapper = new TypeMapper(classes, language);
        List<TaskInput> inputs = new InputReader(mapper, report, language).read(body.method(), types.parameters());
        TaskOutput output = output(types, mapper, report);
        if (output == null || problems.size() > before) {
            return null;
        }
        String environment = outside != null ? outside.environment() : environment(owner, method);
        return new TaskDeclaration(
                id,
                name,
                environment,
                settings,
                inputs,
                output,
                bodyHash.of(owner, method),
                location,
                ReportCalls.first(body.owner(), body.method()));
    }

    private @Nullable MethodTypes types(MethodNode method, SourceLanguage language, Report report) {
        try {
            return MethodTypes.of(method, language, classes);
        } catch (UnsupportedTypeException e) {
            report.add(e.code(), e.what(), e.fix());
            return null;
        }
    }

    private static String name(
            MethodNode method, @Nullable AnnotationValues annotation, @Nullable OutsideTask outside) {
        if (outside != null) {
            return outside.task();
        }
        String name = annotation == null ? null : annotation.name("name");
        return name == null ? method.name : name;
    }

    private static @Nullable TaskOutput output(MethodTypes types, TypeMapper mapper, Report report) {
        try {
            return new OutputReader(mapper, report).read(types.result());
        } catch (UnsupportedTypeException e) {
            report.add(e.code(), e.what(), e.fix());
            return null;
        }
    }

    private static @Nullable String environment(ClassNode owner, MethodNode method) {
        AnnotationValues nearest = AnnotationValues.find(method.visibleAnnotations, AnnotationValues.ENVIRONMENT);
        if (nearest == null) {
            nearest = AnnotationValues.find(owner.visibleAnnotations, AnnotationValues.ENVIRONMENT);
        }
        return nearest == null ? null : nearest.text("value");
    }

    static SourceLocation location(ClassNode owner, MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode number) {
                return location(owner, number.line);
            }
        }
        return location(owner, 0);
    }

    /** A line of the source of a class. */
    static SourceLocation location(ClassNode owner, int line) {
        if (owner.sourceFile == null) {
            return new SourceLocation(owner.name + ".class", 0);
        }
        String folder = owner.name.substring(0, owner.name.lastIndexOf('/') + 1);
        return new SourceLocation(folder + owner.sourceFile, line);
    }
}
