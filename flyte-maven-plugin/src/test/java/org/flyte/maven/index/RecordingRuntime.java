package org.flyte.maven.index;

import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.flyte.task.TaskContext;
import org.flyte.task.spi.ActionRuntime;
import org.flyte.task.spi.Dispatch;
import org.flyte.task.spi.TaskCall;

/** A running action that keeps what is called, and runs a child by calling the body of its task. */
final class RecordingRuntime implements ActionRuntime, AutoCloseable {
    private final Collection<TaskCall> calls = new ConcurrentLinkedQueue<>();

    private RecordingRuntime() {}

    static RecordingRuntime install() {
        RecordingRuntime runtime = new RecordingRuntime();
        Dispatch.install(runtime);
        return runtime;
    }

    List<TaskCall> calls() {
        return List.copyOf(calls);
    }

    List<String> called() {
        return calls.stream().map(call -> call.method() + call.arguments()).toList();
    }

    @Override
    public CompletableFuture<Object> start(TaskCall call) {
        calls.add(call);
        try {
            Object result = body(call).invoke(null, call.arguments().toArray());
            return result instanceof CompletionStage<?> stage
                    ? stage.toCompletableFuture().thenApply(value -> value)
                    : CompletableFuture.completedFuture(result);
        } catch (InvocationTargetException e) {
            return CompletableFuture.failedFuture(e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Method body(TaskCall call) {
        for (Method method : call.owner().getDeclaredMethods()) {
            String descriptor = MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                    .toMethodDescriptorString();
            if (method.getName().equals(call.method() + "$flyte") && descriptor.equals(call.descriptor())) {
                method.setAccessible(true);
                return method;
            }
        }
        throw new AssertionError("no body of " + call);
    }

    @Override
    public TaskContext context() {
        throw new AssertionError("no task asks for it");
    }

    @Override
    public void close() {
        Dispatch.install(null);
    }
}
