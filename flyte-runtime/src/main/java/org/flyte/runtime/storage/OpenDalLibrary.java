package org.flyte.runtime.storage;

import java.io.IOException;

/** The native library of OpenDAL, which lies in the image beside the runtime. */
final class OpenDalLibrary {
    private static final String NAME = "opendal_java";

    private OpenDalLibrary() {}

    /**
     * Loads the library, or lets OpenDAL take it out of a jar on the class path, as a user's unit test has it.
     *
     * @throws IOException where there is none for this machine
     */
    static void load() throws IOException {
        try {
            System.loadLibrary(NAME);
        } catch (UnsatisfiedLinkError e) {
            if (OpenDalLibrary.class.getResource(bundled()) == null) {
                throw new IOException(
                        "The library for object stores cannot be loaded (" + e.getMessage() + "). It needs glibc: an"
                                + " image with musl, as Alpine's, has none. Images that the Flyte plugin builds have it"
                                + " in /flyte/native, where -Djava.library.path points to.",
                        e);
            }
        }
    }

    private static String bundled() {
        return "/native/" + org.apache.opendal.Environment.getClassifier() + "/" + System.mapLibraryName(NAME);
    }
}
