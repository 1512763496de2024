package org.flyte.runtime.storage;

import java.io.IOException;
import java.util.Locale;

/** Finds the store of a URI by its scheme. */
public final class ObjectStores {
    private ObjectStores() {}

    /**
     * Returns the store that holds a URI; text without a scheme is a path.
     *
     * @throws IOException where no store is there for the scheme
     */
    public static ObjectStore of(String uri) throws IOException {
        String scheme = scheme(uri);
        if (scheme.isEmpty() || scheme.equals("file")) {
            return FileStore.FILES;
        }
        throw new IOException("This runtime has no storage for " + scheme + "://, only for file://: " + uri);
    }

    private static String scheme(String uri) {
        int colon = uri.indexOf("://");
        return colon < 0 ? "" : uri.substring(0, colon).toLowerCase(Locale.ROOT);
    }
}
