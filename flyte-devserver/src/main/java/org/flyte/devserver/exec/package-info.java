/** Runs actions as local processes: workspace, command line, environment, logs, results and retries. */
@NullMarked
package org.flyte.devserver.exec;

import org.jspecify.annotations.NullMarked;
