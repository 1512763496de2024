package org.flyte.runtime.storage;

import java.io.IOException;

/** An object is larger than its reader takes; reading it again changes nothing. */
public final class ObjectTooLargeException extends IOException {
    public ObjectTooLargeException(String uri, long max) {
        super(uri + " is larger than " + max + " bytes");
    }
}
