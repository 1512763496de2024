/** The goals. Each is policy only; what it does stands in the packages below, which know no Maven type. */
@NullMarked
package org.flyte.maven;

import org.jspecify.annotations.NullMarked;
