package org.flyte.runtime.storage;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

class S3StoreConformanceTest extends ObjectStoreConformance {
    private static final AtomicInteger TEST = new AtomicInteger();

    @RegisterExtension
    static final TestS3 S3 = new TestS3();

    private static ObjectStore store;

    private final int test = TEST.incrementAndGet();

    @BeforeAll
    static void start() throws Exception {
        store = OpenDalStore.open(StoreSettings.of(
                RemoteUri.parse(S3.server().uri("")), S3.server().environment()));
    }

    @Override
    ObjectStore store() throws IOException {
        return store;
    }

    @Override
    String uri(String key) {
        return S3.server().uri("test " + test + "/" + key);
    }
}
