/** How a call of a task in a running action becomes a child action. Loaded on the first such call, never by a leaf task. */
@NullMarked
package org.flyte.runtime.call;

import org.jspecify.annotations.NullMarked;
