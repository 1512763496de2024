/** The extension as a user's test meets it. */
@NullMarked
package org.flyte.testing;

import org.jspecify.annotations.NullMarked;
