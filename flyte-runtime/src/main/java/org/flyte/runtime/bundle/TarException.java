package org.flyte.runtime.bundle;

import java.io.IOException;

/** An archive that is damaged, or that holds what may not be unpacked. The message says what and where. */
final class TarException extends IOException {
    private static final long serialVersionUID = 1L;

    TarException(String message) {
        super(message);
    }
}
