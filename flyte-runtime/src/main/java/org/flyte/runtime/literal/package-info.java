/**
 * Flyte's values and the few messages of a leaf task, read and written directly: a container starts twice as fast without
 * the generated messages, whose descriptors are built when the first of them is touched.
 */
@NullMarked
package org.flyte.runtime.literal;

import org.jspecify.annotations.NullMarked;
