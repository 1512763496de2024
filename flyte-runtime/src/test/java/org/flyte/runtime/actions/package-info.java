/** Files by their URI. */
@NullMarked
package org.flyte.runtime.actions;

import org.jspecify.annotations.NullMarked;
