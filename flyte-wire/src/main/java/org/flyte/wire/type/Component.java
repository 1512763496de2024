package org.flyte.wire.type;

import org.jspecify.annotations.Nullable;

/**
 * A part of a record.
 *
 * @param name the key of its value
 * @param defaultValue null for one that each value must have
 */
public record Component(
        String name, FlyteType type, @Nullable Default defaultValue) {}
