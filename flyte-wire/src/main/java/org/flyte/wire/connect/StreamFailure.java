package org.flyte.wire.connect;

import org.jspecify.annotations.Nullable;

/** Why a stream ended badly. */
record StreamFailure(RpcError error, @Nullable Throwable cause) {}
