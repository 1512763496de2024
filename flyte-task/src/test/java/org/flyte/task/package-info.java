/** What the library promises to source and bytecode. */
@NullMarked
package org.flyte.task;

import org.jspecify.annotations.NullMarked;
