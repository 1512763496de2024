package org.flyte.runtime.task;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flyte.runtime.codec.Codec;
import org.flyte.runtime.codec.Codecs;
import org.flyte.runtime.codec.KotlinClass;
import org.flyte.runtime.codec.UnsupportedTypeException;
import org.flyte.runtime.codec.ValueException;
import org.flyte.runtime.failure.AttemptException;
import org.flyte.runtime.failure.FailureCode;
import org.flyte.runtime.literal.Inputs;
import org.flyte.runtime.literal.Literal;
import org.flyte.runtime.literal.Outputs;
import org.flyte.wire.type.FlyteType;
import org.jspecify.annotations.Nullable;

/** A method's parameters and result as inputs and output, without the method itself. Immutable. */
public final class Signature {
    private final List<String> names;
    private final List<Codec> parameters;
    private final Result result;

    private Signature(List<String> names, List<Codec> parameters, Result result) {
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
        return of(method, names, KotlinClass.of(method.getDeclaringClass()));
    }

    /**
     * Reads the generic types of a method that is woven, so that reflection shows them whole. Asking a class for its language
     * costs a container that starts some milliseconds.
     *
     * @param names wire names of the inputs in the order of the parameters
     * @throws org.flyte.runtime.codec.UnsupportedTypeException where a type is none of Flyte's
     */
    static Signature ofWoven(Method method, List<String> names) {
        return of(method, names, null);
    }

    private static Signature of(Method method, List<String> names, @Nullable KotlinClass kotlin) {
        Codecs codecs = new Codecs();
        List<Codec> parameters = new ArrayList<>();
        Type[] types = method.getGenericParameterTypes();
        boolean annotated = mayBeAnnotated(method);
        @Nullable
        AnnotatedType[] annotations = annotated ? method.getAnnotatedParameterTypes() : new AnnotatedType[types.length];
        for (int i = 0; i < types.length; i++) {
            try {
                boolean nullable = kotlin != null && kotlin.isNullable(method, i);
                parameters.add(codecs.codec(types[i], annotations[i], nullable));
            } catch (UnsupportedTypeException e) {
                throw e.within("the input '" + names.get(i) + "'");
            }
        }
        AnnotatedType result = annotated ? method.getAnnotatedReturnType() : null;
        boolean nullable = kotlin != null && kotlin.mayReturnNull(method);
        return new Signature(
                List.copyOf(names), parameters, Result.of(codecs, method.getGenericReturnType(), result, nullable));
    }

    /** The JDK's reader of annotations costs a container that starts some milliseconds, and primitive types have none. */
    private static boolean mayBeAnnotated(Method method) {
        for (Class<?> type : method.getParameterTypes()) {
            if (!type.isPrimitive()) {
                return true;
            }
        }
        return !method.getReturnType().isPrimitive();
    }

    /** The wire names of the inputs in the order of the parameters. */
    public List<String> names() {
        return names;
    }

    /** The type of an input as it stands in an interface. */
    public FlyteType type(int parameter) {
        return parameters.get(parameter).type();
    }

    /** The types of the outputs by their names, as they stand in an interface; none for a task without. */
    public Map<String, FlyteType> resultTypes() {
        return result.types();
    }

    /** Whether the outputs are the components of a record, so that their names count. */
    public boolean namesOutputs() {
        return result.parts() != null;
    }

    /**
     * Makes the arguments of a call of what {@code inputs.pb} holds.
     *
     * @throws AttemptException where an input is missing, unknown or none of the parameter's type
     */
    public List<@Nullable Object> arguments(Map<String, Literal> inputs) {
        for (String name : inputs.keySet()) {
            if (!names.contains(name)) {
                throw new AttemptException(
                        FailureCode.INPUT_INVALID, "The task has no input '" + name + "', only: " + names);
            }
        }
        List<@Nullable Object> arguments = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            arguments.add(argument(names.get(i), parameters.get(i), inputs.get(names.get(i))));
        }
        return arguments;
    }

    private static @Nullable Object argument(String name, Codec codec, @Nullable Literal literal) {
        if (literal == null) {
            if (codec.mayBeAbsent()) {
                return codec.absent();
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
        return value(Outputs.read(outputs), Outputs.NAME);
    }

    /**
     * Reads a value that a task in another language wrote.
     *
     * @param outputs by name
     * @param name of the task's one output; where outputs are components, each has its own
     * @throws ValueException where it is none of the result's type
     */
    public @Nullable Object value(Map<String, Literal> outputs, String name) {
        return result.read(outputs, name);
    }
}
