/** The Connect protocol over HTTP/1.1, for clients, and its framing and errors, for servers too. */
@NullMarked
package org.flyte.wire.connect;

import org.jspecify.annotations.NullMarked;
