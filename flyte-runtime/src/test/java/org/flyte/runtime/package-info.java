/** The runtime's parts that need no process to be seen. */
@NullMarked
package org.flyte.runtime;

import org.jspecify.annotations.NullMarked;
