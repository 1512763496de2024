package org.flyte.maven.index;

import org.flyte.wire.type.FlyteType;
import org.flyte.wire.type.ScalarType;
import org.flyte.wire.type.UnionType;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record, mapped.
 *
 * @param name its name on the wire
 * @param description one sentence; empty when there is none
 * @param defaultText what stands for a value that is not given; null: nothing does
 */
record RecordComponent(
        String name,
        JavaType javaType,
        FlyteType type,
        String description,
        @Nullable String defaultText) {
    /** Whether each value of the record has to say it. */
    boolean isRequired() {
        return defaultText == null && !isOptional();
    }

    boolean isOptional() {
        return type instanceof UnionType union && union.variants().contains(ScalarType.NONE);
    }
}
