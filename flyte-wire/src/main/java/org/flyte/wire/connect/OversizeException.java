package org.flyte.wire.connect;

import java.io.IOException;

/** A message is longer than {@link ConnectProtocol#MAX_MESSAGE_BYTES}. */
public final class OversizeException extends IOException {
    OversizeException(String message) {
        super(message);
    }
}
