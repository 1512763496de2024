package org.flyte.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.flyte.task.spi.ActionRuntime;
import org.flyte.task.spi.Dispatch;
import org.flyte.task.spi.LocalStorage;
import org.flyte.task.spi.Storage;
import org.flyte.task.spi.TaskCall;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders as a unit test of a task has them, and what a store may answer. */
class FlyteDirTest {
    @TempDir
    Path folder;

    @AfterEach
    void leave() {
        Dispatch.install(null);
    }

    @Test
    void aFolderGoesInAndOutAtAnyDepth() throws Exception {
        Path source = made("source");
        Files.createSymbolicLink(source.resolve("link"), source.resolve("a.txt"));
        Files.createDirectory(source.resolve("empty"));

        FlyteDir dir = FlyteDir.upload(source);

        assertThat(dir.name()).isEqualTo("source");
        assertThat(dir.files()).extracting(FlyteFile::name).containsExactly("a.txt", "b c.txt", "link");
        Path copy = dir.download();
        assertThat(copy).hasFileName("source");
        assertThat(copy.resolve("a.txt")).hasContent("A");
        assertThat(copy.resolve("deep/er/b c.txt")).hasContent("B");
        assertThat(copy.resolve("link")).isRegularFile().hasContent("A");
        assertThat(copy.resolve("empty")).doesNotExist();
    }

    @Test
    void theHashIsThatOfNamesAndContents() throws Exception {
        String hash = FlyteDir.upload(made("one")).hash().orElseThrow();
        assertThat(hash)
                .isEqualTo(FlyteFileTest.sha256(
                        FlyteFileTest.sha256("A") + "  a.txt\n" + FlyteFileTest.sha256("B") + "  deep/er/b c.txt\n"));
        assertThat(FlyteDir.upload(made("two")).hash()).contains(hash);
        Files.move(folder.resolve("two/a.txt"), folder.resolve("two/z.txt"));
        assertThat(FlyteDir.upload(folder.resolve("two")).hash()).isNotEmpty().isNotEqualTo(hash);
    }

    @Test
    void anEmptyFolderHasNoFiles() throws Exception {
        FlyteDir dir = FlyteDir.upload(Files.createDirectory(folder.resolve("empty")));
        assertThat(dir.files()).isEmpty();
        assertThat(dir.download(folder.resolve("copy"))).isEmptyDirectory();
    }

    @Test
    void aCopyTakesNoPlaceThatIsTaken() throws Exception {
        FlyteDir dir = FlyteDir.upload(made("source"));
        assertThatThrownBy(() -> dir.download(folder.resolve("source")))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining(folder.resolve("source").toString());
        assertThatThrownBy(() -> dir.download(folder.resolve("source/a.txt")))
                .isInstanceOf(FileAlreadyExistsException.class);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(dir.download(empty).resolve("a.txt")).hasContent("A");
    }

    @Test
    void whatIsNoFolderOrHasNoEndIsRefused() throws Exception {
        Path source = made("source");
        assertThatThrownBy(() -> FlyteDir.upload(source.resolve("a.txt"))).isInstanceOf(NotDirectoryException.class);
        Files.createSymbolicLink(source.resolve("nowhere"), folder.resolve("nothing"));
        assertThatThrownBy(() -> FlyteDir.upload(source)).hasMessageContaining("nowhere");
        Files.delete(source.resolve("nowhere"));
        Files.createSymbolicLink(source.resolve("deep/round"), source);
        assertThatThrownBy(() -> FlyteDir.upload(source)).isInstanceOf(FileSystemLoopException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "a/../../outside", "/etc/outside", "..", ".", "", "a/./b", "nul\0"})
    void aNameThatLeadsOutsideIsRefused(String name) throws Exception {
        Dispatch.install(new Store(List.of(new Storage.Entry("fine", "x://b/fine", 1), entry(name))));
        Path copy = folder.resolve("target/copy");
        assertThatThrownBy(() -> FlyteDir.at("x://b").download(copy))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("x://b/" + name);
        assertThat(folder.resolve("target")).isEmptyDirectory();
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    @Test
    void theFirstFileThatFailsEndsTheCopyAndIsNamed() {
        List<Storage.Entry> entries = java.util.stream.IntStream.range(0, 50_000)
                .mapToObj(i -> entry(i == 40 ? "bad" : "f" + i))
                .toList();
        Store store = new Store(entries);
        Dispatch.install(store);
        assertThatThrownBy(() -> FlyteDir.at("x://b").download(folder.resolve("copy")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("x://b/bad cannot be copied to ")
                .hasMessageContaining("out of order");
        assertThat(store.downloads).hasValueLessThan(50_000);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void noMoreThanAFewGoAtATime() throws Exception {
        Store store = new Store(java.util.stream.IntStream.range(0, 300)
                .mapToObj(i -> entry("f" + i))
                .toList());
        Dispatch.install(store);
        FlyteDir.at("x://b").download(folder.resolve("copy"));
        assertThat(store.most).hasValueBetween(1, 32);
        assertThat(folder.resolve("copy")).isDirectoryContaining("glob:**/f299");
    }

    private static Storage.Entry entry(String name) {
        return new Storage.Entry(name, "x://b/" + name, 1);
    }

    private Path made(String name) throws IOException {
        Path source = folder.resolve(name);
        Files.createDirectories(source.resolve("deep/er"));
        Files.writeString(source.resolve("a.txt"), "A");
        Files.writeString(source.resolve("deep/er/b c.txt"), "B");
        return source;
    }

    /** A store that lists what it is told to. */
    private static final class Store implements ActionRuntime, Storage {
        private final List<Entry> entries;
        private final AtomicInteger downloads = new AtomicInteger();
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        Store(List<Entry> entries) {
            this.entries = entries;
        }

        @Override
        public void download(String uri, Path file) throws IOException {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            downloads.incrementAndGet();
            try {
                if (uri.endsWith("/bad")) {
                    throw new IOException("out of order");
                }
                Files.writeString(file, uri);
            } finally {
                now.decrementAndGet();
            }
        }

        @Override
        public List<Entry> list(String uri) {
            return entries;
        }

        @Override
        public Storage storage() {
            return this;
        }

        @Override
        public void upload(InputStream content, long size, String uri) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void put(String uri, byte[] content, String mediaType) {
            throw new UnsupportedOperationException();
        }

        @Override
        public InputStream open(String uri) throws IOException {
            return LocalStorage.FILES.open(uri);
        }

        @Override
        public String resolve(String parent, String name) {
            return parent + "/" + name;
        }

        @Override
        public CompletableFuture<@Nullable Object> start(TaskCall call) {
            throw new UnsupportedOperationException();
        }

        @Override
        public TaskContext context() {
            return TaskContext.NONE;
        }
    }
}
