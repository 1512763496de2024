package org.flyte.runtime.task;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.flyte.runtime.codec.Codec;
import org.flyte.runtime.codec.Codecs;
import org.flyte.runtime.codec.ValueException;
import org.flyte.runtime.failure.AttemptException;
import org.flyte.runtime.failure.FailureCode;
import org.flyte.runtime.literal.Literal;
import org.flyte.runtime.literal.Outputs;
import org.jspecify.annotations.Nullable;

/**
 * What a task's method returns.
 *
 * @param codec of the value; null for a task without one
 */
record Result(@Nullable Codec codec) {
    /**
     * Finds the result's type: a future's is that of its value.
     *
     * @throws org.flyte.runtime.codec.UnsupportedTypeException where it is none of Flyte's
     */
    static Result of(Type type) {
        Type value = type;
        if (type instanceof ParameterizedType generic
                && (generic.getRawType() == CompletableFuture.class || generic.getRawType() == CompletionStage.class)) {
            value = generic.getActualTypeArguments()[0];
        }
        return new Result(value == void.class || value == Void.class ? null : Codecs.of(value));
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
            return small(Outputs.write(Codec.writePresent(codec, value)));
        } catch (ValueException e) {
            throw new AttemptException(
                    FailureCode.OUTPUT_INVALID, "The task's result " + Outputs.NAME + e.getMessage());
        }
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

    /** Reads the content of {@code outputs.pb} back; null for a task without a value. */
    @Nullable
    Object read(byte[] outputs, String name) {
        return codec == null ? null : codec.read(Outputs.read(outputs, name));
    }
}
