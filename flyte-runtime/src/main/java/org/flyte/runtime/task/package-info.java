/** The task's method: found by the index that travels with the classes, called, and its values carried in and out. */
@NullMarked
package org.flyte.runtime.task;

import org.jspecify.annotations.NullMarked;
