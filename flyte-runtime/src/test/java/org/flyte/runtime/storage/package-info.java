/** Files by their URI. */
@NullMarked
package org.flyte.runtime.storage;

import org.jspecify.annotations.NullMarked;
