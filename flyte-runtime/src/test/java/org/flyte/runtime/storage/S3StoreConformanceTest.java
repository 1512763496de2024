package org.flyte.runtime.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.flyte.test.s3.RealS3;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class S3StoreConformanceTest extends ObjectStoreConformance {
    private static final AtomicInteger TEST = new AtomicInteger();

    @TempDir
    static Path folder;

    private static RealS3 s3;
    private static ObjectStore store;

    private final int test = TEST.incrementAndGet();

    @BeforeAll
    static void start() throws Exception {
        s3 = RealS3.start(folder);
        store = OpenDalStore.open(StoreSettings.of(RemoteUri.parse(s3.uri("")), s3.environment()));
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    @Override
    ObjectStore store() throws IOException {
        return store;
    }

    @Override
    String uri(String key) {
        return s3.uri("test " + test + "/" + key);
    }
}
