package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredGzipTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_534, 65_535, 65_536, 131_070, 1_000_003})
    void whatIsStoredIsReadByAnyGzip(int size) throws IOException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        ByteArrayOutputStream stored = new ByteArrayOutputStream();

        try (StoredGzip gzip = new StoredGzip(stored)) {
            int half = size / 3;
            gzip.write(content, 0, half);
            for (int i = half; i < Math.min(size, half + 5); i++) {
                gzip.write(content[i]);
            }
            int done = Math.min(size, half + 5);
            gzip.write(content, done, size - done);
        }

        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(stored.toByteArray()))) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
        assertThat(stored.size()).isLessThan(size + 100 + size / 1000);
    }
}
