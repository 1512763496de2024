/** The runtime as the backend meets it: a process with arguments, files and a status. */
@NullMarked
package org.flyte.runtime.container;

import org.jspecify.annotations.NullMarked;
