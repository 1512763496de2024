package org.flyte.devserver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.flyte.idl.logs.dataplane.LogLine;
import org.flyte.idl.logs.dataplane.LogLineOriginator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    private static final ActionKey ACTION = new RunKey("p", "d", "r").root();

    @TempDir
    Path dir;

    @Test
    void aFileIsReplacedWholeAndNothingElseIsLeft() throws Exception {
        Path file = dir.resolve("a/b/file");

        AtomicFiles.write(file, "one".getBytes());
        AtomicFiles.write(file, "two".getBytes());

        assertThat(file).hasContent("two");
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void objectsAreFilesByTheirPathAsItIs() throws Exception {
        ObjectStore objects = new ObjectStore(dir.resolve("a b%20="));
        String uri = objects.base() + "/x y/inputs.pb";

        objects.write(uri, new byte[] {1});

        assertThat(dir.resolve("a b%20=/x y/inputs.pb")).exists();
        assertThat(objects.read(uri)).contains(new byte[] {1});
        assertThat(objects.exists(uri)).isTrue();
        assertThat(objects.read(uri + "x")).isEmpty();
    }

    @Test
    void onlyFilesOfTwoMegabytesAreRead() throws Exception {
        ObjectStore objects = new ObjectStore(dir);
        objects.write(objects.base() + "/fits", new byte[2 * 1024 * 1024]);
        objects.write(objects.base() + "/over", new byte[2 * 1024 * 1024 + 1]);

        assertThat(objects.read(objects.base() + "/fits").orElseThrow()).hasSize(2 * 1024 * 1024);
        assertThatThrownBy(() -> objects.read(objects.base() + "/over")).isInstanceOf(TooLargeException.class);
        assertThatThrownBy(() -> objects.read("s3://bucket/x"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("s3://bucket/x");
    }

    @Test
    void aLogIsFollowedToItsEndByAnyNumberOfReaders() throws Exception {
        LogStore logs = new LogStore(dir);
        AttemptLog log = logs.start(ACTION, 1);
        log.add("one");
        try (LogTail early = logs.tail(ACTION, 1).orElseThrow();
                LogTail late = logs.tail(ACTION, 1).orElseThrow()) {
            assertThat(messages(early.next(Duration.ofSeconds(5)))).containsExactly("one");
            assertThat(early.next(Duration.ZERO)).isEmpty();
            assertThat(early.isAtEnd()).isFalse();
            log.addOwn("two\r\nlines");
            log.close();
            log.add("dropped");
            assertThat(messages(early.next(Duration.ofSeconds(5)))).containsExactly("two  lines");
            assertThat(early.next(Duration.ofSeconds(5))).isEmpty();
            assertThat(early.isAtEnd()).isTrue();
            assertThat(late.next(Duration.ofSeconds(5)))
                    .extracting(LogLine::getOriginator)
                    .containsExactly(LogLineOriginator.USER, LogLineOriginator.SYSTEM);
        }
        assertThat(logs.tail(ACTION, 2)).isEmpty();
    }

    @Test
    void aLogOfManyLinesComesInBatches() throws Exception {
        LogStore logs = new LogStore(dir);
        try (AttemptLog log = logs.start(ACTION, 1)) {
            for (int i = 0; i < 250; i++) {
                log.add("x".repeat(100) + i);
            }
        }
        int lines = 0;
        try (LogTail tail = logs.tail(ACTION, 1).orElseThrow()) {
            List<LogLine> batch = tail.next(Duration.ZERO);
            while (!batch.isEmpty()) {
                assertThat(batch).hasSizeLessThanOrEqualTo(100);
                assertThat(batch.get(0).getMessage()).endsWith("x" + lines);
                lines += batch.size();
                batch = tail.next(Duration.ZERO);
            }
        }
        assertThat(lines).isEqualTo(250);
    }

    private static List<String> messages(List<LogLine> lines) {
        return lines.stream().map(LogLine::getMessage).toList();
    }
}
