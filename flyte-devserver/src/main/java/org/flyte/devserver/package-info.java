/** An embedded stand-in for the Flyte 2 backend on one machine: starting it, finding it, stopping it. */
@NullMarked
package org.flyte.devserver;

import org.jspecify.annotations.NullMarked;
