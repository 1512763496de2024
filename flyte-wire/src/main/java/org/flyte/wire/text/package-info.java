/** Single values as people write them: inputs on a command line, and defaults beside a declaration. What is empty is no such value. */
@NullMarked
package org.flyte.wire.text;

import org.jspecify.annotations.NullMarked;
