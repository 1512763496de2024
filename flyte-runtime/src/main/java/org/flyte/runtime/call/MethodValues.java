package org.flyte.runtime.call;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import org.flyte.idl.task.Inputs;
import org.flyte.runtime.codec.UnsupportedTypeException;
import org.flyte.runtime.codec.ValueException;
import org.flyte.runtime.failure.AttemptException;
import org.flyte.runtime.literal.OffloadedLiterals;
import org.flyte.runtime.literal.Outputs;
import org.flyte.runtime.literal.WireException;
import org.flyte.runtime.storage.OffloadedObjects;
import org.flyte.runtime.task.Signature;
import org.jspecify.annotations.Nullable;

/**
 * The values of calls of one method, on their way into inputs and out of outputs.
 *
 * @param task the task's full name, for messages
 */
record MethodValues(String task, Signature signature) {
    /**
     * Prepares a method.
     *
     * @throws IllegalStateException where Flyte has no type for one of the method's
     */
    static MethodValues of(String task, Method method, List<String> names) {
        try {
            return new MethodValues(task, Signature.of(method, names));
        } catch (UnsupportedTypeException e) {
            throw new IllegalStateException(method + " cannot stand for the task " + task + ": " + e.getMessage(), e);
        }
    }

    /** Finds a method by the JVM's descriptor among some. */
    static @Nullable Method find(Method[] methods, String name, String descriptor) {
        for (Method method : methods) {
            if (method.getName().equals(name)
                    && MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                            .toMethodDescriptorString()
                            .equals(descriptor)) {
                return method;
            }
        }
        return null;
    }

    Inputs inputs(List<@Nullable Object> arguments) {
        try {
            return Inputs.parseFrom(signature.inputs(arguments));
        } catch (AttemptException e) {
            throw new IllegalArgumentException("The call of " + task + " cannot be made: " + e.getMessage(), e);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("Our own writer's inputs cannot be read", e);
        }
    }

    @Nullable
    Object value(byte[] outputs, String output) {
        try {
            return signature.value(
                    new OffloadedLiterals(OffloadedObjects.STORED).resolve(Outputs.read(outputs)), output);
        } catch (ValueException e) {
            throw new IllegalStateException("The result of " + task + " " + output + e.getMessage(), e);
        } catch (WireException | IOException e) {
            throw new IllegalStateException("The result of " + task + " cannot be read: " + e.getMessage(), e);
        }
    }
}
