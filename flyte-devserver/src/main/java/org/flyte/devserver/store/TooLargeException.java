package org.flyte.devserver.store;

import java.io.IOException;

/** An object is larger than a real backend would read. */
public final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    TooLargeException(String uri, long size) {
        super(uri + " has " + size + " bytes; Flyte reads no more than " + ObjectStore.MAX_READ_BYTES);
    }
}
