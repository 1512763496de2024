/** The wire, against bytes of the Python SDK and against the generated messages. */
@NullMarked
package org.flyte.runtime.literal;

import org.jspecify.annotations.NullMarked;
