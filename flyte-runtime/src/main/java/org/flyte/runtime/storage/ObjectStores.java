package org.flyte.runtime.storage;

import java.io.IOException;
import java.util.Locale;

/** Finds the store of a URI by its scheme. */
public final class ObjectStores {
    private ObjectStores() {}

    /**
     * Returns the store that holds a URI; text without a scheme is a path. The first URI of an object store loads the
     * library for it, which no other URI does.
     *
     * @throws IOException where no store is there for the scheme, or its library cannot be loaded
     */
    public static ObjectStore of(String uri) throws IOException {
        String scheme = scheme(uri);
        return switch (scheme) {
            case "", "file" -> FileStore.FILES;
            case "s3", "gs", "abfs", "abfss" -> RemoteStores.of(RemoteUri.parse(uri));
            default ->
                throw new IOException("This runtime has no storage for " + scheme
                        + "://, only for file://, s3://, gs://, abfs:// and abfss://: " + uri);
        };
    }

    private static String scheme(String uri) {
        int colon = uri.indexOf("://");
        return colon < 0 ? "" : uri.substring(0, colon).toLowerCase(Locale.ROOT);
    }
}
