/** What an attempt keeps for the next one. Loaded by tasks that ask for it. */
@NullMarked
package org.flyte.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
