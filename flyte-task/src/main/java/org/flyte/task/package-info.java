/** What a task's source imports. Nothing here depends on anything but the JDK, so that it fits beside any library. */
@NullMarked
package org.flyte.task;

import org.jspecify.annotations.NullMarked;
