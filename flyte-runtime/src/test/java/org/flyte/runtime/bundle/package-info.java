/** Archives, good and evil. */
@NullMarked
package org.flyte.runtime.bundle;

import org.jspecify.annotations.NullMarked;
