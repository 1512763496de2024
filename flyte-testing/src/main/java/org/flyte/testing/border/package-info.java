/**
 * What a test and the woven copy of its tasks tell each other: the only classes of ours that both sides share, so they are made
 * of the JDK's types alone.
 */
@NullMarked
package org.flyte.testing.border;

import org.jspecify.annotations.NullMarked;
