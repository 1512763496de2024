package org.flyte.runtime.storage;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One open store a bucket, as long as the JVM lives: each has connections and credentials of its own. */
final class RemoteStores {
    private static final Map<String, ObjectStore> OPEN = new ConcurrentHashMap<>();

    private RemoteStores() {}

    static ObjectStore of(RemoteUri uri) throws IOException {
        ObjectStore open = OPEN.get(uri.root());
        if (open != null) {
            return open;
        }
        synchronized (OPEN) {
            ObjectStore store = OPEN.get(uri.root());
            if (store == null) {
                store = OpenDalStore.open(StoreSettings.of(uri, System.getenv()));
                OPEN.put(uri.root(), store);
            }
            return store;
        }
    }
}
