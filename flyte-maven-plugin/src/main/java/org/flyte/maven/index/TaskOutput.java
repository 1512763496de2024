package org.flyte.maven.index;

import org.flyte.idl.core.LiteralType;
import org.jspecify.annotations.Nullable;

/**
 * What a task gives back.
 *
 * @param javaType the method's return type with simple names
 * @param type the type of the output {@code o0}; null: the task has no outputs
 * @param async whether the method returns a future of the value
 */
public record TaskOutput(String javaType, @Nullable LiteralType type, boolean async) {}
