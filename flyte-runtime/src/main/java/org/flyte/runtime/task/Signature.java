package org.flyte.runtime.task;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flyte.runtime.codec.Codec;
import org.flyte.runtime.codec.Codecs;
import org.flyte.runtime.codec.ValueException;
import org.flyte.runtime.failure.AttemptException;
import org.flyte.runtime.failure.FailureCode;
import org.flyte.runtime.literal.Inputs;
import org.flyte.runtime.literal.Literal;
import org.flyte.runtime.literal.LiteralType;
import org.flyte.runtime.literal.Outputs;
import org.jspecify.annotations.Nullable;

/** A method's parameters and result as inputs and output, without the method itself. Immutable. */
public final class Signature {
    private final Class<?>[] types;
    private final List<String> names;
    private final List<Codec> parameters;
    private final Result result;

    private Signature(Class<?>[] types, List<String> names, List<Codec> parameters, Result result) {
        this.types = types;
        this.names = names;
        this.parameters = parameters;
        this.result = result;
    }

    /**
     * Reads a method's generic types.
     *
     * @param names wire names of the inputs in the order of the parameters
     * @throws org.flyte.runtime.codec.UnsupportedTypeException where a type is none of Flyte's
     */
    public static Signature of(Method method, List<String> names) {
        List<Codec> parameters = new ArrayList<>();
        for (Type type : method.getGenericParameterTypes()) {
            parameters.add(Codecs.of(type));
        }
        return new Signature(
                method.getParameterTypes(), List.copyOf(names), parameters, Result.of(method.getGenericReturnType()));
    }

    /** The wire names of the inputs in the order of the parameters. */
    public List<String> names() {
        return names;
    }

    /** The type of an input as it stands in an interface. */
    public LiteralType type(int parameter) {
        return parameters.get(parameter).type();
    }

    /** The type of the output as it stands in an interface; null for a task without one. */
    public @Nullable LiteralType resultType() {
        Codec codec = result.codec();
        return codec == null ? null : codec.type();
    }

    /**
     * Makes the arguments of a call of what {@code inputs.pb} holds.
     *
     * @throws AttemptException where an input is missing, unknown or none of the parameter's type
     */
    public List<Object> arguments(Map<String, Literal> inputs) {
        for (String name : inputs.keySet()) {
            if (!names.contains(name)) {
                throw new AttemptException(
                        FailureCode.INPUT_INVALID, "The task has no input '" + name + "', only: " + names);
            }
        }
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            arguments.add(argument(names.get(i), parameters.get(i), inputs.get(names.get(i))));
        }
        return arguments;
    }

    private Object argument(String name, Codec codec, @Nullable Literal literal) {
        if (literal == null) {
            if (types[names.indexOf(name)] == Optional.class) {
                return Optional.empty();
            }
            throw new AttemptException(FailureCode.INPUT_INVALID, "The input '" + name + "' is missing");
        }
        try {
            return codec.read(literal);
        } catch (ValueException e) {
            throw new AttemptException(FailureCode.INPUT_INVALID, "The input '" + name + "'" + e.getMessage());
        }
    }

    /**
     * Makes the content of {@code outputs.pb}.
     *
     * @throws AttemptException where the value is none that Flyte can hold
     */
    public byte[] outputs(@Nullable Object value) {
        return result.write(value);
    }

    /** Makes the content of {@code inputs.pb} for a call with these arguments, in the order of the parameters. */
    public byte[] inputs(List<? extends @Nullable Object> arguments) {
        if (arguments.size() != names.size()) {
            throw new AttemptException(FailureCode.INPUT_INVALID, "The task has " + names.size() + " inputs: " + names);
        }
        Map<String, Literal> literals = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            try {
                literals.put(names.get(i), Codec.writePresent(parameters.get(i), arguments.get(i)));
            } catch (ValueException e) {
                throw new AttemptException(
                        FailureCode.INPUT_INVALID, "The input '" + names.get(i) + "'" + e.getMessage());
            }
        }
        return new Inputs(literals, Map.of()).write();
    }

    /** Reads the value that {@link #outputs} wrote; null for a task without one. */
    public @Nullable Object value(byte[] outputs) {
        return value(outputs, Outputs.NAME);
    }

    /**
     * Reads a value that a task in another language wrote.
     *
     * @param name of the task's one output
     * @throws ValueException where it is none of the result's type
     */
    public @Nullable Object value(byte[] outputs, String name) {
        return result.read(outputs, name);
    }
}
