/** The entry point in the container: one attempt of one task, from its arguments to the file that tells how it ended. */
@NullMarked
package org.flyte.runtime;

import org.jspecify.annotations.NullMarked;
