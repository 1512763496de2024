/** Java values against literals. */
@NullMarked
package org.flyte.runtime.codec;

import org.jspecify.annotations.NullMarked;
