/** How an attempt that failed is told: one document with code, message and whether a retry makes sense. */
@NullMarked
package org.flyte.runtime.failure;

import org.jspecify.annotations.NullMarked;
