/** Looks at all that a deployment depends on, and says of each thing whether it is well; writes nothing. */
@NullMarked
package org.flyte.maven.check;

import org.jspecify.annotations.NullMarked;
