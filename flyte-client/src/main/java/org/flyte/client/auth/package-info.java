/** Access tokens: where they come from, how long they are kept, when they are fetched anew. */
@NullMarked
package org.flyte.client.auth;

import org.jspecify.annotations.NullMarked;
