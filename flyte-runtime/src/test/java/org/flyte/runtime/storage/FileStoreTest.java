package org.flyte.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest {
    @TempDir
    Path folder;

    @Test
    void anObjectIsWrittenInOnePieceAndRead() throws Exception {
        String uri = "file://" + folder.resolve("new/folder/outputs.pb");
        ObjectStore store = ObjectStores.of(uri);
        store.put(uri, new byte[] {1, 2});
        store.put(uri, new byte[] {3});
        assertThat(store.get(uri, 1)).containsExactly(3);
        try (var files = Files.list(folder.resolve("new/folder"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aFolderInTheWayLeavesNoTemporaryFile() throws Exception {
        Path taken = Files.createDirectories(folder.resolve("taken/outputs.pb/inside"));
        String uri = taken.getParent().toUri().toString().replaceFirst("/$", "");
        assertThatThrownBy(() -> ObjectStores.of(uri).put(uri, new byte[1])).isInstanceOf(IOException.class);
        try (var files = Files.list(folder.resolve("taken"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void anObjectOverTheLimitIsNotRead() throws Exception {
        Files.write(folder.resolve("big"), new byte[11]);
        String uri = folder.resolve("big").toUri().toString();
        assertThatThrownBy(() -> ObjectStores.of(uri).get(uri, 10)).hasMessageContaining("larger than 10 bytes");
        assertThat(ObjectStores.of(uri).get(uri, 11)).hasSize(11);
    }

    @Test
    void encodedAndPlainUrisNameTheSameFile() throws Exception {
        Path file = Files.write(folder.resolve("with space ü"), new byte[] {7});
        for (String uri : new String[] {file.toUri().toString(), "file://" + file, file.toString()}) {
            assertThat(ObjectStores.of(uri).get(uri, 10)).as(uri).containsExactly(7);
        }
    }

    @Test
    void filesGoInAndOut() throws Exception {
        Path source = Files.write(folder.resolve("source"), new byte[] {1, 2, 3});
        String uri = folder.resolve("store/a/b").toUri().toString();
        ObjectStore store = ObjectStores.of(uri);
        store.upload(source, uri);
        store.put(folder.resolve("store/c").toUri().toString(), new byte[0]);
        store.download(uri, folder.resolve("copy"));
        assertThat(folder.resolve("copy")).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(store.list(folder.resolve("store").toUri().toString()))
                .extracting(StoredObject::uri)
                .containsExactly("file://" + folder.resolve("store/a/b"), "file://" + folder.resolve("store/c"));
        assertThat(store.list("file://" + folder.resolve("nowhere"))).isEmpty();
    }

    @Test
    void whatIsNotThereCanBeDeletedButNotRead() throws Exception {
        String uri = "file://" + folder.resolve("nothing");
        ObjectStores.of(uri).delete(uri);
        assertThatThrownBy(() -> ObjectStores.of(uri).get(uri, 1)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void anUnknownSchemeIsNamed() {
        assertThatThrownBy(() -> ObjectStores.of("ftp://host/key"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no storage for ftp://")
                .hasMessageContaining("ftp://host/key");
        assertThatThrownBy(() -> ObjectStores.of("file://host name/x").get("file://host name/x", 1))
                .hasMessageContaining("three slashes");
    }
}
