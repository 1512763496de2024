/** The weaver with real class files. */
@NullMarked
package org.flyte.weaver;

import org.jspecify.annotations.NullMarked;
