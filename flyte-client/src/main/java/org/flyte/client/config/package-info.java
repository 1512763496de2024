/** Flyte's own configuration: the file that its tools share, {@code FLYTE_*} variables, and what they say about connecting. */
@NullMarked
package org.flyte.client.config;

import org.jspecify.annotations.NullMarked;
