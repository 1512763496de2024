/** Settings of a task as Flyte's messages: the same fields that the Python SDK makes of the same settings. */
@NullMarked
package org.flyte.maven.index.spec;

import org.jspecify.annotations.NullMarked;
