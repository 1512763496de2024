/** For the unit tests of tasks: calls that take the way of the values in the container. */
@NullMarked
package org.flyte.testing;

import org.jspecify.annotations.NullMarked;
