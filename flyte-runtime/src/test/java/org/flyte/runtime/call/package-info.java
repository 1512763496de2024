/** Child calls, with children that run in the same process. */
@NullMarked
package org.flyte.runtime.call;

import org.jspecify.annotations.NullMarked;
