package org.flyte.client;

import org.jspecify.annotations.Nullable;

/** A store did not take an upload. The message names its host, never the signed address, which is a credential. */
public final class UploadException extends RuntimeException {
    UploadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
