/**
 * Values in msgpack, the form that Flyte gives to structured values: a reader and a writer of single values, one after
 * another, without reflection, static state or {@code Unsafe}. Extensions are no values of Flyte and are refused.
 */
@NullMarked
package org.flyte.wire.msgpack;

import org.jspecify.annotations.NullMarked;
