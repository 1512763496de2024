package org.flyte.runtime.task;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.flyte.runtime.failure.AttemptException;
import org.flyte.runtime.failure.FailureCode;

/** Finds the method of an index entry among the classes. */
public final class TaskLoader {
    private final ClassLoader classes;

    /** Takes classes from one loader. */
    public TaskLoader(ClassLoader classes) {
        this.classes = classes;
    }

    /**
     * Loads the entry's class and returns its method. The class is initialised by the first call.
     *
     * @throws ClassNotFoundException where the class is not there
     * @throws AttemptException where the class has no such method, or one that cannot be a task
     */
    public TaskMethod load(TaskEntry entry) throws ClassNotFoundException {
        for (Method method : type(entry.className()).getDeclaredMethods()) {
            if (method.getName().equals(entry.method()) && descriptor(method).equals(entry.descriptor())) {
                return TaskMethod.of(method, entry.parameters());
            }
        }
        throw new AttemptException(
                FailureCode.TASK_NOT_FOUND,
                "The class " + entry.className() + " has no method " + entry.method() + entry.descriptor());
    }

    private Class<?> type(String name) throws ClassNotFoundException {
        try {
            return Class.forName(name, false, classes);
        } catch (ClassNotFoundException e) {
            throw new ClassNotFoundException("The task's class " + name + " is not on the class path", e);
        }
    }

    private static String descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
    }
}
