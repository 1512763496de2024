package org.flyte.runtime.storage;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileStoreConformanceTest extends ObjectStoreConformance {
    @TempDir
    Path folder;

    @Override
    ObjectStore store() throws IOException {
        return ObjectStores.of(uri(""));
    }

    @Override
    String uri(String key) {
        return "file://" + folder + "/" + key;
    }
}
