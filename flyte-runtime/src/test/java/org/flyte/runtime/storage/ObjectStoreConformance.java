package org.flyte.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store has to do. */
abstract class ObjectStoreConformance {
    private static final int LARGE = 64 << 20;

    @TempDir
    Path local;

    abstract ObjectStore store() throws IOException;

    /** The URI of a key that no other test uses. */
    abstract String uri(String key);

    @Test
    void whatWasWrittenIsRead() throws Exception {
        store().put(uri("a/b/inputs.pb"), text("content"));
        assertThat(store().get(uri("a/b/inputs.pb"), Integer.MAX_VALUE)).isEqualTo(text("content"));
    }

    @Test
    void anObjectThatIsMissingIsNamed() {
        for (long max : new long[] {10, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> store().get(uri("missing"), max))
                    .isInstanceOf(NoSuchFileException.class)
                    .hasMessageContaining("missing");
        }
        assertThatThrownBy(() -> store().download(uri("missing"), local.resolve("copy")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("missing");
        assertThat(local).isEmptyDirectory();
    }

    @Test
    void anEmptyObjectIsAnObject() throws Exception {
        Path empty = Files.createFile(local.resolve("empty"));
        store().put(uri("empty/1"), new byte[0]);
        store().upload(empty, uri("empty/2"));
        assertThat(store().get(uri("empty/1"), 0)).isEmpty();
        assertThat(store().get(uri("empty/2"), Integer.MAX_VALUE)).isEmpty();
        store().download(uri("empty/1"), local.resolve("copy"));
        assertThat(local.resolve("copy")).isEmptyFile();
        assertThat(store().list(uri("empty"))).hasSize(2);
    }

    @Test
    void anObjectIsReplaced() throws Exception {
        store().put(uri("twice"), text("a long first content"));
        store().put(uri("twice"), text("second"));
        assertThat(store().get(uri("twice"), 100)).isEqualTo(text("second"));
        Files.writeString(local.resolve("copy"), "what was there before, and longer");
        store().download(uri("twice"), local.resolve("copy"));
        assertThat(local.resolve("copy")).hasContent("second");
    }

    @Test
    void anObjectOverTheLimitIsNotRead() throws Exception {
        store().put(uri("eleven"), new byte[11]);
        assertThatThrownBy(() -> store().get(uri("eleven"), 10))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger than 10 bytes");
        assertThat(store().get(uri("eleven"), 11)).hasSize(11);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b/c",
                "a+b",
                "a%20b/100%",
                "\u00fc\u20ac/\uD83D\uDE00",
                "a..b/..c/d..",
                "q?x=1&y#z",
                "a=b,c;d:e@f",
                "-_.~",
                "[x]{y}|z^\"<>`",
                "back\\slash"
            })
    void aKeyMayHoldWhatAFilesNameMayHold(String key) throws Exception {
        store().put(uri("names/" + key), text(key));
        assertThat(store().get(uri("names/" + key), 100)).isEqualTo(text(key));
        List<StoredObject> listed = store().list(uri("names"));
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).name()).isEqualTo(key);
        assertThat(listed.get(0).size()).isEqualTo(text(key).length);
        assertThat(store().get(listed.get(0).uri(), 100)).isEqualTo(text(key));
        store().delete(listed.get(0).uri());
        assertThat(store().list(uri("names"))).isEmpty();
    }

    @Test
    void keysThatLookAlikeAreApart() throws Exception {
        for (String key : List.of("a+b", "a b", "a_b", "A b")) {
            store().put(uri("alike/" + key), text(key));
        }
        for (String key : List.of("a+b", "a b", "a_b", "A b")) {
            assertThat(store().get(uri("alike/" + key), 100)).isEqualTo(text(key));
        }
    }

    @Test
    void aLargeFileGoesInAndOut() throws Exception {
        Path file = local.resolve("large");
        byte[] content = new byte[LARGE + 7];
        new Random(1).nextBytes(content);
        Files.write(file, content);
        store().upload(file, uri("large"));
        store().download(uri("large"), local.resolve("copy"));
        assertThat(Files.mismatch(file, local.resolve("copy"))).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8 << 20, (8 << 20) + 1, 16 << 20})
    void filesOfAnySizeGoInAndOut(int size) throws Exception {
        Path file = local.resolve("file");
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        Files.write(file, content);
        store().upload(file, uri("file"));
        store().download(uri("file"), local.resolve("copy"));
        assertThat(Files.mismatch(file, local.resolve("copy"))).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4 << 20, (4 << 20) + 1, 9 << 20})
    void anObjectIsReadAsAStream(int size) throws Exception {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        store().put(uri("stream"), content);
        try (InputStream stream = store().open(uri("stream"))) {
            assertThat(stream.readAllBytes()).isEqualTo(content);
            assertThat(stream.read()).isNegative();
        }
        assertThatThrownBy(() -> store().open(uri("no stream")).read())
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("no stream");
    }

    @Test
    void aStreamThatIsClosedEarlyIsDone() throws Exception {
        store().put(uri("early"), new byte[9 << 20]);
        InputStream stream = store().open(uri("early"));
        assertThat(stream.readNBytes(5)).hasSize(5);
        stream.close();
        assertThatThrownBy(stream::read).isInstanceOf(IOException.class);
    }

    @Test
    void aStreamGoesInWhateverSizeWasExpected() throws Exception {
        byte[] content = new byte[(17 << 20) + 3];
        new Random(5).nextBytes(content);
        for (long expected : new long[] {0, 5, content.length, 1L << 40}) {
            store().upload(new ByteArrayInputStream(content), expected, uri("grown"));
            store().download(uri("grown"), local.resolve("grown"));
            assertThat(local.resolve("grown")).hasBinaryContent(content);
        }
    }

    @Test
    void sixtyFourAreWrittenAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            List<Callable<byte[]>> calls = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                String uri = uri("many/" + i);
                byte[] content = text("content " + i);
                calls.add(() -> {
                    store().put(uri, content);
                    return store().get(uri, 100);
                });
            }
            List<Future<byte[]>> read = threads.invokeAll(calls);
            for (int i = 0; i < 64; i++) {
                assertThat(read.get(i).get()).isEqualTo(text("content " + i));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aLongListIsWhole() throws Exception {
        int count = 1_203;
        IntStream.range(0, count).parallel().forEach(i -> {
            try {
                store().put(uri("list/" + i % 7 + "/" + i), new byte[0]);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        store().put(uri("list-beside"), new byte[0]);
        List<StoredObject> listed = store().list(uri("list"));
        assertThat(listed)
                .extracting(StoredObject::name)
                .hasSize(count)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(store().list(uri("list/"))).isEqualTo(listed);
        assertThat(store().list(uri("list/3"))).hasSize(172).allMatch(object -> object.uri()
                .contains("/list/3/" + object.name()));
        assertThat(store().list(uri("nowhere"))).isEmpty();
    }

    @Test
    void whatIsNotThereCanBeDeleted() throws Exception {
        store().put(uri("there"), new byte[1]);
        store().delete(uri("there"));
        store().delete(uri("there"));
        store().delete(uri("never/there"));
        assertThatThrownBy(() -> store().get(uri("there"), 1)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aDownloadIntoAFolderThatIsMissingSaysSo() throws Exception {
        store().put(uri("here"), new byte[1]);
        assertThatThrownBy(() -> store().download(uri("here"), local.resolve("no/folder")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no/folder");
    }

    @Test
    void anUploadOfAFileThatIsMissingWritesNothing() throws Exception {
        assertThatThrownBy(() -> store().upload(local.resolve("no-file"), uri("target")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("no-file");
        assertThatThrownBy(() -> store().get(uri("target"), 1)).isInstanceOf(NoSuchFileException.class);
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
