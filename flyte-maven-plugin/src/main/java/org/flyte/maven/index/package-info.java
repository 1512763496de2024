/**
 * Finds the tasks in compiled classes, says everything that is wrong with them at once, and writes what the container
 * needs to know of them. Reads bytecode only: no class of the user's project is ever loaded.
 */
@NullMarked
package org.flyte.maven.index;

import org.jspecify.annotations.NullMarked;
