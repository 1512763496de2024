/** The code bundle: a folder of classes packed so that equal content gives equal bytes. */
@NullMarked
package org.flyte.maven.bundle;

import org.jspecify.annotations.NullMarked;
