package org.flyte.maven.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.flyte.maven.problem.Problem;
import org.flyte.weaver.Forwarder;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds tasks in class directories: static methods with {@code @Task}, and those that the POM names. One pass, in which
 * only classes that may hold a task are parsed.
 */
public final class ClassScanner {
    private final ClassTree tree;
    private final OutsideTasks outside;
    private final List<Problem> problems = new ArrayList<>();
    private final List<TaskDeclaration> tasks = new ArrayList<>();
    private final TaskReader reader;

    private ClassScanner(ClassTree tree, OutsideTasks outside, ClassSource classes) {
        this.tree = tree;
        this.outside = outside;
        this.reader = new TaskReader(new BodyHash(this::find), this::find, classes, problems);
    }

    /** The annotated tasks; see {@link #scan(List, Collection)}. */
    public static Scan scan(List<Path> classDirectories) {
        return scan(classDirectories, List.of());
    }

    /** As {@link #scan(List, Collection, ClassPath)}, with types of those directories and of the JDK. */
    public static Scan scan(List<Path> classDirectories, Collection<OutsideTask> outside) {
        return scan(classDirectories, outside, ClassPath.of(classDirectories));
    }

    /**
     * Reads all classes and reports all problems.
     *
     * @param classDirectories in the order of the class path; of a class that several have the first counts
     * @param outside methods that are tasks because the POM says so
     * @param classes those that tasks may have in their types
     * @throws java.io.UncheckedIOException when a directory cannot be listed
     */
    public static Scan scan(List<Path> classDirectories, Collection<OutsideTask> outside, ClassPath classes) {
        return new ClassScanner(ClassTree.of(classDirectories), new OutsideTasks(outside), classes).scan();
    }

    private Scan scan() {
        for (String name : tree.classNames()) {
            ClassNode node = candidate(name);
            if (node != null) {
                read(node);
            }
        }
        outside.reportMissing(problems);
        tasks.sort(Comparator.comparing(TaskDeclaration::method, MethodId.ORDER));
        return new Scan(tasks, problems);
    }

    private @Nullable ClassNode candidate(String name) {
        String file = name + ".class";
        try {
            ClassFile classFile = ClassFile.read(Objects.requireNonNull(tree.classFile(name)));
            if (!classFile.mentionsTask() && !outside.nameClass(name)) {
                return null;
            }
            if (classFile.release() > ClassFile.newestRelease()) {
                problems.add(new Problem(
                        IndexCode.CLASS_TOO_NEW,
                        "The class " + name.replace('/', '.') + " is compiled for JDK " + classFile.release()
                                + ", and classes are read up to JDK " + ClassFile.newestRelease(),
                        file,
                        "set <maven.compiler.release> to " + ClassFile.newestRelease() + " or lower"));
                return null;
            }
            return classFile.parse();
        } catch (IOException | IllegalArgumentException e) {
            problems.add(unreadable(file));
            return null;
        }
    }

    private static Problem unreadable(String file) {
        return new Problem(
                IndexCode.UNREADABLE_CLASS, "The class file cannot be read", file, "run mvn clean and compile again");
    }

    private void read(ClassNode owner) {
        List<MethodNode> methods = owner.methods.stream()
                .filter(method -> !MethodShape.has(method.access, Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE))
                .toList();
        boolean remote = AnnotationValues.find(owner.visibleAnnotations, AnnotationValues.REMOTE_TASKS) != null;
        for (MethodNode method : methods) {
            OutsideTask declared = outside.take(owner, method, methods, problems);
            boolean annotated =
                    !remote && AnnotationValues.find(method.visibleAnnotations, AnnotationValues.TASK) != null;
            if ((annotated && !isForwardedTo(owner, method)) || declared != null) {
                read(owner, method, declared);
            }
        }
    }

    /** Whether the task is another class's static method, which has the same annotations and only calls this one. */
    private boolean isForwardedTo(ClassNode owner, MethodNode method) {
        String outer = Forwarder.outer(owner, method);
        return outer != null
                && find(outer).stream()
                        .flatMap(node -> node.methods.stream()
                                .filter(it -> it.name.equals(method.name) && it.desc.equals(method.desc))
                                .filter(it -> owner.name.equals(Forwarder.object(node, it))))
                        .findAny()
                        .isPresent();
    }

    private void read(ClassNode owner, MethodNode method, @Nullable OutsideTask declared) {
        try {
            TaskDeclaration task = reader.read(owner, method, declared);
            if (task != null) {
                tasks.add(task);
            }
        } catch (IllegalArgumentException e) {
            problems.add(unreadable(owner.name + ".class"));
        }
    }

    private Optional<ClassNode> find(String internalName) {
        Path file = tree.classFile(internalName);
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ClassFile.read(file).parse());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
