package org.flyte.runtime.task;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.flyte.runtime.codec.Codec;
import org.flyte.runtime.codec.Codecs;
import org.flyte.runtime.codec.RecordCodec;
import org.flyte.runtime.codec.ValueException;
import org.flyte.runtime.failure.AttemptException;
import org.flyte.runtime.failure.FailureCode;
import org.flyte.runtime.literal.Literal;
import org.flyte.runtime.literal.Outputs;
import org.flyte.wire.type.FlyteType;
import org.jspecify.annotations.Nullable;

/**
 * What a task's method returns.
 *
 * @param codec of the value; null for a task without one
 * @param parts the same codec, of a record each of whose components is an output; null for any other value
 */
record Result(@Nullable Codec codec, @Nullable RecordCodec parts) {
    /**
     * Finds the result's type: a future's is that of its value.
     *
     * @param nullable whether it may be null without an annotation that says so
     * @throws org.flyte.runtime.codec.UnsupportedTypeException where it is none of Flyte's
     */
    static Result of(Codecs codecs, Type type, @Nullable AnnotatedType annotated, boolean nullable) {
        if (type instanceof ParameterizedType generic
                && (generic.getRawType() == CompletableFuture.class || generic.getRawType() == CompletionStage.class)) {
            AnnotatedType inside = annotated instanceof AnnotatedParameterizedType arguments
                    ? arguments.getAnnotatedActualTypeArguments()[0]
                    : null;
            return ofValue(codecs, generic.getActualTypeArguments()[0], inside, false);
        }
        return ofValue(codecs, type, annotated, nullable);
    }

    private static Result ofValue(Codecs codecs, Type type, @Nullable AnnotatedType annotated, boolean nullable) {
        if (type == void.class || type == Void.class) {
            return new Result(null, null);
        }
        RecordCodec parts = codecs.outputs(type, annotated);
        return parts == null ? new Result(codecs.codec(type, annotated, nullable), null) : new Result(parts, parts);
    }

    /** The types by the outputs' names, in their order; none for a task without a value. */
    Map<String, FlyteType> types() {
        if (parts != null) {
            return parts.componentTypes();
        }
        return codec == null ? Map.of() : Map.of(Outputs.NAME, codec.type());
    }

    /**
     * Makes the content of {@code outputs.pb}.
     *
     * @throws AttemptException where the value is none that Flyte can hold
     */
    byte[] write(@Nullable Object value) {
        if (codec == null) {
            return Outputs.write(new Literal.OfNone());
        }
        try {
            return small(Outputs.write(literals(codec, value)));
        } catch (ValueException e) {
            throw new AttemptException(
                    FailureCode.OUTPUT_INVALID,
                    "The task's result" + (parts == null ? " " + Outputs.NAME : "") + e.getMessage());
        }
    }

    private Map<String, Literal> literals(Codec whole, @Nullable Object value) {
        if (parts == null) {
            return Map.of(Outputs.NAME, Codec.writePresent(whole, value));
        }
        if (value == null) {
            throw new ValueException("is null where it has the outputs " + types().keySet());
        }
        return parts.writeParts(value);
    }

    private static byte[] small(byte[] outputs) {
        if (outputs.length > Outputs.MOST_BYTES) {
            throw new AttemptException(
                    FailureCode.OUTPUT_TOO_LARGE,
                    "The task's result takes " + outputs.length
                            + " bytes; the backend reads at most 2 MB, which leaves " + Outputs.MOST_BYTES
                            + " bytes for it. Return large data as a FlyteFile");
        }
        return outputs;
    }

    /**
     * Makes the value of what a task gave; null for a task without one.
     *
     * @param name of the output, where the value is one
     */
    @Nullable
    Object read(Map<String, Literal> outputs, String name) {
        if (parts != null) {
            return parts.readParts(outputs);
        }
        Literal literal = outputs.get(name);
        return codec == null ? null : codec.read(literal == null ? new Literal.OfNone() : literal);
    }
}
