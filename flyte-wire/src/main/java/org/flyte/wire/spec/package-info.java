/** A task's spec as its declaration leaves it, completed by what only a deployment knows. */
@NullMarked
package org.flyte.wire.spec;

import org.jspecify.annotations.NullMarked;
