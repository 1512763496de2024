/** What the plugin's weaving and the runtime in the container meet in. Not for user code. */
@NullMarked
package org.flyte.task.spi;

import org.jspecify.annotations.NullMarked;
