package org.flyte.testing;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.flyte.testing.action.TaskValues;
import org.jspecify.annotations.Nullable;

/** Refuses what the compiler would: it has not seen the arguments of a call by name, nor the result of a fake. */
final class Fitting {
    private static final Set<Class<?>> INTEGRAL = Set.of(Byte.class, Short.class, Integer.class, Long.class);
    private static final Set<Class<?>> FLOATING = Set.of(Float.class, Double.class);

    private Fitting() {}

    /** Numbers may be of another width, as literals are ints; their range is the codec's matter. */
    static void arguments(TaskValues task, List<? extends @Nullable Object> arguments) {
        Class<?>[] types = task.method().getParameterTypes();
        if (arguments.size() != types.length) {
            throw new InvalidTaskException(
                    task.name() + " takes the arguments " + task.signature().names() + ", but the test gives "
                            + arguments.size(),
                    null);
        }
        for (int i = 0; i < types.length; i++) {
            Object argument = arguments.get(i);
            if (argument != null && !fits(argument, types[i])) {
                throw new InvalidTaskException(
                        "The argument '" + task.signature().names().get(i) + "' of " + task.name() + " is a "
                                + argument.getClass().getTypeName() + " where " + types[i].getTypeName()
                                + " is expected",
                        null);
            }
        }
    }

    /** What a fake gave. */
    static void result(Method task, @Nullable Object value) {
        Class<?> type = task.getReturnType();
        if (type == void.class ? value == null : CompletionStage.class.isAssignableFrom(type)) {
            return;
        }
        if (value != null && !fits(value, type)) {
            throw new InvalidTaskException(
                    "is a " + value.getClass().getTypeName() + " where "
                            + (type == void.class ? "nothing" : type.getTypeName()) + " is expected",
                    null);
        }
    }

    private static boolean fits(Object value, Class<?> type) {
        Class<?> boxed = MethodType.methodType(type).wrap().returnType();
        if (INTEGRAL.contains(boxed)) {
            return INTEGRAL.contains(value.getClass());
        }
        if (FLOATING.contains(boxed)) {
            return value instanceof Number;
        }
        return boxed.isInstance(value);
    }
}
