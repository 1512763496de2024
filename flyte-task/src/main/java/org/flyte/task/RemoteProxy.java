package org.flyte.task;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import org.flyte.task.spi.Dispatch;
import org.jspecify.annotations.Nullable;

/** An interface's methods as calls of registered tasks. */
final class RemoteProxy implements InvocationHandler {
    private static final Object[] NOTHING = {};

    private final Class<?> tasks;

    private RemoteProxy(Class<?> tasks) {
        this.tasks = tasks;
    }

    static <T> T of(Class<T> tasks) {
        if (!tasks.isInterface() || !tasks.isAnnotationPresent(RemoteTasks.class)) {
            throw new IllegalArgumentException(tasks.getName() + " is no interface with @RemoteTasks");
        }
        for (Method method : tasks.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())) {
                checkNames(method);
            }
        }
        return tasks.cast(
                Proxy.newProxyInstance(tasks.getClassLoader(), new Class<?>[] {tasks}, new RemoteProxy(tasks)));
    }

    private static void checkNames(Method method) {
        for (Parameter parameter : method.getParameters()) {
            Param declared = parameter.getAnnotation(Param.class);
            if (!parameter.isNamePresent()
                    && (declared == null || declared.name().isEmpty())) {
                throw new IllegalArgumentException(
                        "The parameters of " + method + " have no names that the task's inputs"
                                + " could be found by. Compile with -parameters (Maven: <parameters>true</parameters>, in"
                                + " Kotlin <javaParameters>true</javaParameters>), or name each with @Param(name = …)");
            }
        }
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // A proxy is equal to itself only.
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object[] given = arguments == null ? NOTHING : arguments;
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> proxy == given[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "Flyte.remote(" + tasks.getName() + ")";
            };
        }
        if (method.isDefault()) {
            return body(method).bindTo(proxy).invokeWithArguments(given);
        }
        if (!Dispatch.active()) {
            throw new IllegalStateException(
                    tasks.getName() + "." + method.getName() + " is a task that runs elsewhere, so"
                            + " it can be called only in a running action; a unit test passes an implementation of its own");
        }
        String descriptor = MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
        return Dispatch.call(tasks, method.getName(), descriptor, given);
    }

    /** A default method's; {@code InvocationHandler.invokeDefault} would find that of a public interface only. */
    private static MethodHandle body(Method method) throws IllegalAccessException {
        Class<?> owner = method.getDeclaringClass();
        return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).unreflectSpecial(method, owner);
    }
}
