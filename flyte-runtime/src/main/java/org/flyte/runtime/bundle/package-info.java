/** The code bundle: fetched, checked and unpacked before any class of the user's is looked for. */
@NullMarked
package org.flyte.runtime.bundle;

import org.jspecify.annotations.NullMarked;
