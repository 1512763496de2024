/** What makes a call of a task a child action: bytecode of classes with tasks, for the plugin's copy and for unit tests. */
@NullMarked
package org.flyte.weaver;

import org.jspecify.annotations.NullMarked;
