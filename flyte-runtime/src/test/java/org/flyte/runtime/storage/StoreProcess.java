package org.flyte.runtime.storage;

import java.nio.file.Path;

/** Copies a file into a store and back, in a process of its own. */
final class StoreProcess {
    private StoreProcess() {}

    public static void main(String[] args) throws Exception {
        ObjectStore store = ObjectStores.of(args[1]);
        store.upload(Path.of(args[0]), args[1]);
        store.download(args[1], Path.of(args[2]));
        Runtime.getRuntime().halt(0);
    }
}
