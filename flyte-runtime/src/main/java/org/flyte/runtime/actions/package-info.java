/** How a running action starts children and learns how they end. Loaded on the first child call, never by a leaf task. */
@NullMarked
package org.flyte.runtime.actions;

import org.jspecify.annotations.NullMarked;
