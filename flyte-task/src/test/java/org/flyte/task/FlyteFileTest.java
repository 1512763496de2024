package org.flyte.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.flyte.task.spi.LocalUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as a unit test of a task has them: no action, no store, nothing of Flyte. */
class FlyteFileTest {
    @TempDir
    Path folder;

    @Test
    void anUploadedFileIsACopyWithTheHashOfItsContent() throws Exception {
        Path source = Files.writeString(folder.resolve("data.csv"), "a,b");
        FlyteFile file = FlyteFile.upload(source);
        Files.writeString(source, "changed");

        assertThat(file.name()).isEqualTo("data.csv");
        assertThat(file.uri()).startsWith("file:///").endsWith("/data.csv");
        assertThat(file.hash()).contains(sha256("a,b"));
        assertThat(Files.readString(file.download())).isEqualTo("a,b");
        try (InputStream content = file.open()) {
            assertThat(content).hasContent("a,b");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "with space",
                "100%",
                "a%20b",
                "q?x=1&y#z",
                "\u00fc\u20ac\uD83D\uDE00",
                "a+b",
                "back\\slash"
            })
    void anyNameThatAFileCanHaveComesBack(String name) throws Exception {
        FlyteFile file = FlyteFile.upload(Files.writeString(folder.resolve(name), name));
        Path copy = file.download();
        assertThat(copy.getFileName()).hasToString(name);
        assertThat(copy).hasContent(name);
        assertThat(LocalUri.path(file.uri()).getFileName()).hasToString(name);
    }

    @Test
    void aFileIsWrittenAsAStream() throws Exception {
        FlyteFile file = FlyteFile.create("new.txt", out -> out.write("content".getBytes(StandardCharsets.UTF_8)));
        assertThat(file.download()).hasContent("content").hasFileName("new.txt");
        assertThatThrownBy(() -> FlyteFile.create("a/b", out -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'a/b'");
        assertThatThrownBy(() -> FlyteFile.create("x", out -> {
                    throw new IOException("no more");
                }))
                .hasMessage("no more");
    }

    @Test
    void aDownloadGoesWhereItIsSent() throws Exception {
        FlyteFile file = FlyteFile.create("f.txt", out -> out.write('x'));
        Path exact = Files.writeString(folder.resolve("exact"), "longer, and replaced");
        assertThat(file.download(exact)).isEqualTo(exact).hasContent("x");
        Path into = Files.createDirectory(folder.resolve("into"));
        assertThat(file.download(into)).isEqualTo(into.resolve("f.txt")).hasContent("x");
        assertThat(file.download(folder.resolve("new/folder/f"))).hasContent("x");
    }

    @Test
    void whatIsNotThereIsNamedWithBothPlacesAndLeavesNothing() {
        Path copy = folder.resolve("copy");
        String uri = "file://" + folder.resolve("nothing");
        assertThatThrownBy(() -> FlyteFile.at(uri).download(copy))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.resolve("nothing").toString())
                .hasMessageContaining(copy.toString());
        assertThat(folder).isEmptyDirectory();
        assertThatThrownBy(() -> FlyteFile.at(uri).open()).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> FlyteFile.upload(folder.resolve("missing"))).hasMessageContaining("missing");
        assertThatThrownBy(() -> FlyteFile.upload(folder))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("FlyteDir.upload");
    }

    @Test
    void aStoreNeedsAnAction() {
        assertThatThrownBy(() -> FlyteFile.at("s3://bucket/key").download())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("s3://bucket/key")
                .hasMessageContaining("in a running action only");
    }

    @Test
    void filesAreEqualByPlaceFormatAndHash() {
        FlyteFile file = FlyteFile.at("s3://b/k.csv");
        assertThat(file)
                .isEqualTo(FlyteFile.at("s3://b/k.csv"))
                .hasSameHashCodeAs(FlyteFile.at("s3://b/k.csv"))
                .isNotEqualTo(FlyteFile.at("s3://b/l.csv"))
                .isNotEqualTo(file.withHash("h"))
                .isNotEqualTo(file.withFormat("csv"))
                .hasToString("FlyteFile(s3://b/k.csv)");
        assertThat(file.hash()).isEmpty();
        assertThat(file.format()).isEmpty();
        assertThat(file.withHash("h").withFormat("csv").hash()).contains("h");
        assertThat(file.withHash("")).isEqualTo(file);
        assertThatThrownBy(() -> FlyteFile.at("")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"s3://b/a/k.csv,k.csv", "s3://b/dir/,dir", "/tmp/x,x", "s3://b,b", "x,x"})
    void theNameIsTheLastPart(String uri, String name) {
        assertThat(FlyteFile.at(uri).name()).isEqualTo(name);
    }

    static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
