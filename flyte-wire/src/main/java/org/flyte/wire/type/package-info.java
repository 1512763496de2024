/**
 * Types as tasks declare them, and the messages that the Python SDK makes of the equivalent Python types. The plugin makes them of class files, the runtime by
 * reflection; both write the same bytes, without generated messages, which a container could not afford to load.
 */
@NullMarked
package org.flyte.wire.type;

import org.jspecify.annotations.NullMarked;
