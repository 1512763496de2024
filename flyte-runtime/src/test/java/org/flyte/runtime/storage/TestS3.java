package org.flyte.runtime.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import org.flyte.task.spi.TemporaryFolder;
import org.flyte.test.s3.RealS3;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real S3 API server for the tests of one class, as {@code @RegisterExtension static final TestS3 S3 = new TestS3();}. */
public final class TestS3 implements BeforeAllCallback, AfterAllCallback {
    private Path folder;
    private RealS3 server;

    @Override
    public void beforeAll(ExtensionContext tests) throws Exception {
        folder = Files.createTempDirectory("flyte-s3");
        server = RealS3.start(folder);
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        if (server != null) {
            server.close();
        }
        TemporaryFolder.removeAll(folder);
    }

    /** The server. */
    public RealS3 server() {
        return server;
    }

    /** The key of an object in its bucket. */
    public static String key(String uri) {
        String bucket = "s3://" + RealS3.BUCKET + "/";
        if (!uri.startsWith(bucket)) {
            throw new AssertionError(uri);
        }
        return uri.substring(bucket.length());
    }
}
