package org.flyte.maven.run;

import java.util.Map;
import java.util.Optional;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.Primitive;
import org.flyte.idl.specs.Entry;
import org.objectweb.asm.Type;

/**
 * The range of a parameter that is narrower than Flyte's one integer type, so that a value beyond it is refused before anything
 * is sent.
 */
record IntegerRange(long lowest, long highest) {
    private static final IntegerRange BYTE = new IntegerRange(Byte.MIN_VALUE, Byte.MAX_VALUE);
    private static final IntegerRange SHORT = new IntegerRange(Short.MIN_VALUE, Short.MAX_VALUE);
    private static final IntegerRange INT = new IntegerRange(Integer.MIN_VALUE, Integer.MAX_VALUE);
    private static final Map<String, IntegerRange> BY_DESCRIPTOR = Map.of(
            "B", BYTE,
            "S", SHORT,
            "I", INT,
            "Ljava/lang/Byte;", BYTE,
            "Ljava/lang/Short;", SHORT,
            "Ljava/lang/Integer;", INT);

    /** The range of the parameter behind an input; empty where Flyte's own holds. */
    static Optional<IntegerRange> of(Entry task, String input) {
        int index = task.getParametersList().indexOf(input);
        Type[] types = Type.getArgumentTypes(task.getMethodDescriptor());
        return index < 0 || index >= types.length
                ? Optional.empty()
                : Optional.ofNullable(BY_DESCRIPTOR.get(types[index].getDescriptor()));
    }

    boolean holds(Literal value) {
        Primitive primitive = value.getScalar().getPrimitive();
        return !primitive.hasInteger() || (primitive.getInteger() >= lowest && primitive.getInteger() <= highest);
    }
}
