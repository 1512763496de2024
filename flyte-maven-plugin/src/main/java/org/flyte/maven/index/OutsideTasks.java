package org.flyte.maven.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.flyte.maven.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The tasks that the POM declares, matched to methods. */
final class OutsideTasks {
    private final List<OutsideTask> declared;
    private final Set<OutsideTask> found = new LinkedHashSet<>();

    OutsideTasks(Collection<OutsideTask> declared) {
        this.declared = List.copyOf(declared);
    }

    boolean nameClass(String internalName) {
        String className = internalName.replace('/', '.');
        return declared.stream().anyMatch(task -> task.className().equals(className));
    }

    /** The declaration that means a method; null: none does. Reports a method that two declarations mean. */
    @Nullable
    OutsideTask take(ClassNode owner, MethodNode method, List<MethodNode> methods, List<Problem> problems) {
        List<OutsideTask> meant = new ArrayList<>();
        for (OutsideTask task : declared) {
            if (task.className().equals(owner.name.replace('/', '.'))
                    && task.method().equals(method.name)
                    && isMeant(task, method, methods, problems)) {
                meant.add(task);
            }
        }
        for (OutsideTask second : meant.subList(Math.min(1, meant.size()), meant.size())) {
            problems.add(new Problem(
                    IndexCode.DUPLICATE_TASK,
                    "The method " + second.className() + "." + second.method() + " is also the task "
                            + meant.get(0).task() + " (" + meant.get(0).where() + ")",
                    second.where(),
                    "make a second method that calls it"));
        }
        return meant.isEmpty() ? null : meant.get(0);
    }

    private boolean isMeant(OutsideTask task, MethodNode method, List<MethodNode> methods, List<Problem> problems) {
        List<MethodNode> named = methods.stream()
                .filter(other -> other.name.equals(task.method()))
                .toList();
        List<MethodNode> callable = named.stream()
                .filter(other -> MethodShape.has(other.access, Opcodes.ACC_STATIC))
                .toList();
        List<MethodNode> candidates = callable.isEmpty() ? named : callable;
        boolean first = found.add(task);
        if (candidates.size() > 1) {
            if (first) {
                problems.add(new Problem(
                        IndexCode.AMBIGUOUS_METHOD,
                        "There are " + candidates.size() + " methods " + task.className() + "." + task.method(),
                        task.where(),
                        "give them different names"));
            }
            return false;
        }
        return candidates.contains(method);
    }

    void reportMissing(List<Problem> problems) {
        for (OutsideTask task : declared) {
            if (!found.contains(task)) {
                problems.add(new Problem(
                        IndexCode.UNKNOWN_METHOD,
                        "There is no method " + task.className() + "." + task.method(),
                        task.where(),
                        "correct <class> or <method>; a nested class is Outer$Inner"));
            }
        }
    }
}
