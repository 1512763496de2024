/** From settings to a client: trust, proxies, credentials. */
@NullMarked
package org.flyte.client.connect;

import org.jspecify.annotations.NullMarked;
