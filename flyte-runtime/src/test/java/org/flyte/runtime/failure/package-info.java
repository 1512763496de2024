/** What people read when an attempt failed. */
@NullMarked
package org.flyte.runtime.failure;

import org.jspecify.annotations.NullMarked;
