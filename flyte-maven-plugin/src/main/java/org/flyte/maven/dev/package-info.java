/** The embedded backend as a program of its own. */
@NullMarked
package org.flyte.maven.dev;

import org.jspecify.annotations.NullMarked;
