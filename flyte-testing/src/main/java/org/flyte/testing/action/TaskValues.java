package org.flyte.testing.action;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flyte.runtime.literal.Inputs;
import org.flyte.runtime.literal.Outputs;
import org.flyte.runtime.task.Signature;
import org.flyte.task.Param;
import org.flyte.testing.border.TaskName;
import org.flyte.weaver.LocalNames;
import org.jspecify.annotations.Nullable;

/** The values of one task's calls, as the classes of one side know them. */
public record TaskValues(Method method, Signature signature) {
    /**
     * Prepares a method.
     *
     * @throws org.flyte.runtime.codec.UnsupportedTypeException where Flyte has no type for one of the method's
     */
    public static TaskValues of(Method method) {
        return new TaskValues(method, Signature.of(method, names(method)));
    }

    /** Finds a method of a class, or of an interface and those it extends. */
    public static TaskValues of(Class<?> owner, String name, String descriptor) {
        return Stream.of(owner.getDeclaredMethods(), owner.getMethods())
                .flatMap(Stream::of)
                .filter(method ->
                        method.getName().equals(name) && descriptor(method).equals(descriptor))
                .findFirst()
                .map(TaskValues::of)
                .orElseThrow(() -> new IllegalStateException(owner.getName() + " has no method " + name + descriptor));
    }

    private static String descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
    }

    /** The wire names of a method's parameters: those that the build finds. */
    private static List<String> names(Method method) {
        List<String> names = new ArrayList<>();
        List<String> locals = List.of();
        for (Parameter parameter : method.getParameters()) {
            Param declared = parameter.getAnnotation(Param.class);
            if (declared != null && !declared.name().isEmpty()) {
                names.add(declared.name());
                continue;
            }
            if (!parameter.isNamePresent() && locals.isEmpty()) {
                locals = locals(method);
            }
            names.add(locals.isEmpty() ? parameter.getName() : locals.get(names.size()));
        }
        return names;
    }

    private static List<String> locals(Method method) {
        Class<?> owner = method.getDeclaringClass();
        String file = owner.getName().substring(owner.getPackageName().length()).replace(".", "") + ".class";
        try (InputStream in = owner.getResourceAsStream(file)) {
            return in == null ? List.of() : LocalNames.of(in.readAllBytes(), method.getName(), descriptor(method));
        } catch (IOException | IllegalArgumentException e) {
            return List.of();
        }
    }

    /** The method as both sides know it. */
    public TaskName name() {
        return new TaskName(method.getDeclaringClass().getName(), method.getName(), descriptor(method));
    }

    /**
     * Makes the content of {@code inputs.pb}.
     *
     * @throws org.flyte.runtime.failure.AttemptException where Flyte cannot carry an argument
     */
    public byte[] inputs(List<? extends @Nullable Object> arguments) {
        return signature.inputs(arguments);
    }

    /** Reads the arguments of the content of {@code inputs.pb}, by the names of the inputs. */
    public Map<String, @Nullable Object> arguments(byte[] inputs) {
        List<@Nullable Object> values = signature.arguments(Inputs.read(inputs).literals());
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            arguments.put(signature.names().get(i), values.get(i));
        }
        return arguments;
    }

    /** Reads the value of the content of {@code outputs.pb}; null for a task without one. */
    public @Nullable Object value(byte[] outputs) {
        return signature.value(Outputs.read(outputs), Outputs.NAME);
    }
}
