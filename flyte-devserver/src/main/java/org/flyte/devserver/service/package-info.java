/** The services of the Flyte 2 API that deploying, running and reading need, over the stores and the executor. */
@NullMarked
package org.flyte.devserver.service;

import org.jspecify.annotations.NullMarked;
