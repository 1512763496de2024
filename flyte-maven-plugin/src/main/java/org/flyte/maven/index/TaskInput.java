package org.flyte.maven.index;

import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.jspecify.annotations.Nullable;

/**
 * One input of a task.
 *
 * @param name its name on the wire
 * @param javaType the parameter's type with simple names: {@code Map<String, Long>}
 * @param description one sentence; empty when there is none
 * @param defaultValue the value where a caller gives none; null: the input is required
 * @param range which numbers its values may have inside
 */
public record TaskInput(
        String name,
        String javaType,
        LiteralType type,
        String description,
        @Nullable Literal defaultValue,
        JavaRange range) {}
