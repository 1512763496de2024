/** Methods as tasks. */
@NullMarked
package org.flyte.runtime.task;

import org.jspecify.annotations.NullMarked;
