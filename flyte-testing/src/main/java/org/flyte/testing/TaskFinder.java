package org.flyte.testing;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flyte.task.RemoteTasks;
import org.flyte.task.Task;

/** Finds the method that a test names. */
final class TaskFinder {
    private TaskFinder() {}

    static boolean isRemote(Class<?> type) {
        return type.isInterface() && type.isAnnotationPresent(RemoteTasks.class);
    }

    /** The methods that are tasks: those with {@code @Task}, or all abstract ones of an interface of remote tasks. */
    static List<Method> tasks(Class<?> type) {
        return methods(type)
                .filter(method -> isRemote(type)
                        ? Modifier.isAbstract(method.getModifiers())
                        : method.isAnnotationPresent(Task.class))
                .toList();
    }

    /** A task to fake. */
    static Method task(Class<?> type, String name) {
        List<Method> tasks = named(tasks(type).stream(), name);
        if (tasks.isEmpty() && !named(methods(type), name).isEmpty()) {
            throw new IllegalArgumentException(type.getName() + "." + name + " is no task, so calls of it do not become"
                    + " child actions and it cannot be faked: give it @Task, or "
                    + (type.isInterface() ? "the interface @RemoteTasks, or " : "") + "fake a task that calls it");
        }
        return only(type, name, tasks);
    }

    /** A task to call: one with {@code @Task}, or one that only the POM calls a task. */
    static Method callable(Class<?> type, String name) {
        if (isRemote(type)) {
            throw new IllegalArgumentException(
                    type.getName() + "." + name + " runs elsewhere, so a test cannot call it;"
                            + " call a task that calls it, and fake it: tasks.fake(" + type.getSimpleName()
                            + ".class, \"" + name
                            + "\", …)");
        }
        List<Method> tasks = named(tasks(type).stream(), name);
        Method method = only(type, name, tasks.isEmpty() ? named(methods(type), name) : tasks);
        if (!Modifier.isStatic(method.getModifiers())) {
            throw new IllegalArgumentException(
                    method + " is no task: make it static, since there is no object in the container");
        }
        return method;
    }

    private static Method only(Class<?> type, String name, List<Method> candidates) {
        if (candidates.isEmpty()) {
            String known = tasks(type).stream().map(Method::getName).sorted().collect(Collectors.joining(", "));
            throw new IllegalArgumentException(type.getName() + " has no method " + name + "; "
                    + (known.isEmpty() ? "it has no tasks" : "its tasks are: " + known));
        }
        if (candidates.size() > 1) {
            throw new IllegalArgumentException(type.getName() + " has " + candidates.size() + " methods " + name
                    + " that could be the task: give the one that is @Task, or each a name of its own");
        }
        return candidates.get(0);
    }

    private static List<Method> named(Stream<Method> methods, String name) {
        return methods.filter(method -> method.getName().equals(name)).toList();
    }

    private static Stream<Method> methods(Class<?> type) {
        Method[] methods = isRemote(type) ? type.getMethods() : type.getDeclaredMethods();
        return Stream.of(methods).filter(method -> !method.isSynthetic());
    }
}
