package org.flyte.runtime.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackerTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private TarArchiveOutputStream tar;

    @BeforeEach
    void archive() throws IOException {
        tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes));
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    @Test
    void filesAndFoldersAreThere() throws Exception {
        add(new TarArchiveEntry("empty/"), 0);
        file("com/acme/A.class", 1_300);
        file("./B.class", 0);
        file("C.class", 512);
        unpack(Unpacker.WITH_LIMITS);
        assertThat(code().resolve("empty")).isDirectory();
        assertThat(code().resolve("com/acme/A.class")).hasBinaryContent(content(1_300));
        assertThat(code().resolve("B.class")).isEmptyFile();
        assertThat(code().resolve("C.class")).hasBinaryContent(content(512));
    }

    @Test
    void longAndForeignNamesArrive() throws Exception {
        String inHeader = "a".repeat(90) + "/" + "b".repeat(90);
        String inPax = "c".repeat(120) + "/" + "d".repeat(120) + "/ü \uD83D\uDE00";
        file(inHeader, 10);
        file(inPax, 20);
        unpack(Unpacker.WITH_LIMITS);
        assertThat(code().resolve(inHeader)).hasSize(10);
        assertThat(code().resolve(inPax)).hasSize(20);
    }

    @Test
    void ustarPrefixesAreReadAndAnOlderFileIsReplaced() throws Exception {
        Files.createDirectories(code().resolve("x"));
        Files.write(code().resolve("x/y"), content(100));
        byte[] header = new byte[TarHeader.BLOCK];
        put(header, 0, "y");
        put(header, 100, "0000644");
        put(header, 124, "00000000003");
        header[156] = '0';
        put(header, 257, "ustar");
        put(header, 345, "x");
        seal(header);
        byte[] all = Arrays.copyOf(header, TarHeader.BLOCK * 4);
        put(all, TarHeader.BLOCK, "new");
        unpackTar(all);
        assertThat(code().resolve("x/y")).hasContent("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "a/..", "..", "/elsewhere/evil"})
    void nothingLeavesTheFolder(String name) throws Exception {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(1);
        add(entry, 1);
        assertThatThrownBy(() -> unpack(Unpacker.WITH_LIMITS)).isInstanceOf(TarException.class);
        assertThat(folder.resolve("evil")).doesNotExist();
        assertThat(Path.of("/elsewhere/evil")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            bytes = {
                TarConstants.LF_SYMLINK,
                TarConstants.LF_LINK,
                TarConstants.LF_CHR,
                TarConstants.LF_BLK,
                TarConstants.LF_FIFO
            })
    void linksAndDevicesAreRefused(byte type) throws Exception {
        TarArchiveEntry entry = new TarArchiveEntry("link", type);
        entry.setLinkName("/etc/passwd");
        add(entry, 0);
        assertThatThrownBy(() -> unpack(Unpacker.WITH_LIMITS)).hasMessageContaining("neither a file nor a folder");
        assertThat(code().resolve("link")).doesNotExist();
    }

    @Test
    void aLinkThatIsThereAlreadyIsNotFollowed() throws Exception {
        Path outside = Files.writeString(folder.resolve("outside"), "untouched");
        Files.createDirectories(code());
        Files.createSymbolicLink(code().resolve("A.class"), outside);
        file("A.class", 3);
        assertThatThrownBy(() -> unpack(Unpacker.WITH_LIMITS)).isInstanceOf(IOException.class);
        assertThat(outside).hasContent("untouched");
    }

    @Test
    void tooManyEntriesAreRefused() throws Exception {
        file("a", 1);
        file("b", 1);
        file("c", 1);
        assertThatThrownBy(() -> unpack(new Unpacker(2, 100))).hasMessageContaining("more than 2 entries");
    }

    @Test
    void tooMuchContentIsRefusedBeforeItIsWritten() throws Exception {
        file("a", 60);
        file("b", 60);
        assertThatThrownBy(() -> unpack(new Unpacker(10, 100))).hasMessageContaining("more than 100 bytes");
        assertThat(code().resolve("b")).doesNotExist();
    }

    @Test
    void anArchiveThatEndsTooEarlyIsRefused() throws Exception {
        byte[] header = new byte[TarHeader.BLOCK];
        put(header, 0, "a");
        put(header, 124, "00000001000");
        header[156] = '0';
        seal(header);
        assertThatThrownBy(() -> unpackTar(header)).hasMessageContaining("ends too early");
        assertThatThrownBy(() -> unpackTar(new byte[0])).hasMessageContaining("ends too early");
    }

    @Test
    void aDamagedHeaderIsRefused() {
        byte[] header = new byte[TarHeader.BLOCK];
        put(header, 0, "a");
        assertThatThrownBy(() -> unpackTar(header)).hasMessageContaining("checksum");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99 path=a\n", "x path=a\n", "10 path=ab", "7 path\n", "0 a=b\n", "3 \n"})
    void aDamagedExtendedHeaderIsRefused(String records) {
        byte[] header = new byte[TarHeader.BLOCK];
        put(header, 0, "PaxHeader");
        put(header, 124, String.format("%011o", records.length()));
        header[156] = 'x';
        seal(header);
        byte[] all = Arrays.copyOf(header, TarHeader.BLOCK * 4);
        put(all, TarHeader.BLOCK, records);
        assertThatThrownBy(() -> unpackTar(all))
                .isInstanceOf(TarException.class)
                .hasMessageContaining("extended header");
    }

    @Test
    void whatTheOwnerMayExecuteMayBeExecuted() throws Exception {
        TarArchiveEntry script = new TarArchiveEntry("run.sh");
        script.setMode(0755);
        script.setSize(3);
        add(script, 3);
        file("plain.txt", 3);
        unpack(Unpacker.WITH_LIMITS);
        assertThat(code().resolve("run.sh")).isExecutable();
        assertThat(Files.isExecutable(code().resolve("plain.txt"))).isFalse();
    }

    @Test
    void whatWasUnpackedBeforeAFailureIsGoneAgain() throws Exception {
        Files.createDirectories(code().resolve("mine"));
        Files.writeString(code().resolve("mine/kept"), "kept");
        file("mine/new", 1);
        file("a/b/c", 1);
        add(new TarArchiveEntry("empty/"), 0);
        TarArchiveEntry link = new TarArchiveEntry("link", TarConstants.LF_SYMLINK);
        link.setLinkName("/etc/passwd");
        add(link, 0);
        assertThatThrownBy(() -> unpack(Unpacker.WITH_LIMITS)).isInstanceOf(TarException.class);
        try (Stream<Path> left = Files.walk(code())) {
            assertThat(left).containsExactlyInAnyOrder(code(), code().resolve("mine"), code().resolve("mine/kept"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b", "."})
    void aFileInAFoldersPlaceIsRefused(String second) throws Exception {
        file(second.equals("a") ? "a/b" : "a", 1);
        TarArchiveEntry entry = new TarArchiveEntry(second, true);
        entry.setSize(1);
        add(entry, 1);
        assertThatThrownBy(() -> unpack(Unpacker.WITH_LIMITS)).hasMessageContaining("is a file and a folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"path=../evil", "path=/elsewhere/evil", "path=", "linkpath=/etc/passwd", "GNU.sparse.major=1"})
    void anExtendedHeaderCannotMakeMoreOfAFile(String record) throws Exception {
        assertThatThrownBy(() -> unpackTar(joined(extension('x', record), plain("a", 1))))
                .isInstanceOf(TarException.class);
        assertThat(code()).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"path=b", "size=100", "linkpath=/etc/passwd"})
    void aHeaderForAllEntriesCannotChangeThem(String record) throws Exception {
        assertThatThrownBy(() -> unpackTar(joined(extension('g', record), plain("a", 1))))
                .isInstanceOf(TarException.class)
                .hasMessageContaining("header for all entries");
        unpackTar(joined(extension('g', "comment=fine"), plain("a", 1)));
        assertThat(code().resolve("a")).hasSize(1);
    }

    /** Otherwise a few megabytes of compressed headers without any file would keep a container busy for hours. */
    @Test
    void headersCountAsEntriesToo() throws Exception {
        byte[] one = extension('x', "mtime=1");
        byte[] many = joined(one, one, one, plain("a", 1));
        assertThatThrownBy(() -> unpackTar(many, new Unpacker(3, 10_000))).hasMessageContaining("more than 3 entries");
        assertThatThrownBy(() -> unpackTar(many, new Unpacker(100, 20))).hasMessageContaining("more than 20 bytes");
        unpackTar(many, new Unpacker(4, 10_000));
    }

    @Test
    void anExtendedSizeThatIsNoSizeIsRefused() {
        for (String size : List.of("size=-1", "size=x", "size=18446744073709551615")) {
            assertThatThrownBy(() -> unpackTar(joined(extension('x', size), plain("a", 1))))
                    .isInstanceOf(TarException.class)
                    .hasMessageContaining("size");
        }
    }

    /** A header block and content of its own, without the archive's end. */
    private static byte[] extension(char type, String record) {
        int length = record.length() + 3;
        String line = (length + 1 > 9 ? length + 1 : length) + " " + record + "\n";
        return entry(type, "PaxHeader", line);
    }

    private static byte[] plain(String name, int size) {
        return entry('0', name, "c".repeat(size));
    }

    private static byte[] entry(char type, String name, String content) {
        byte[] all = new byte[2 * TarHeader.BLOCK];
        put(all, 0, name);
        put(all, 100, "0000644");
        put(all, 124, String.format("%011o", content.length()));
        all[156] = (byte) type;
        byte[] header = Arrays.copyOf(all, TarHeader.BLOCK);
        seal(header);
        System.arraycopy(header, 0, all, 0, TarHeader.BLOCK);
        put(all, TarHeader.BLOCK, content);
        return all;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        all.writeBytes(new byte[2 * TarHeader.BLOCK]);
        return all.toByteArray();
    }

    private Path code() {
        return folder.resolve("code");
    }

    private void file(String name, int size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        add(entry, size);
    }

    private void add(TarArchiveEntry entry, int size) throws IOException {
        tar.putArchiveEntry(entry);
        tar.write(content(size));
        tar.closeArchiveEntry();
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        Arrays.fill(content, (byte) 'c');
        return content;
    }

    private void unpack(Unpacker unpacker) throws IOException {
        tar.close();
        Files.createDirectories(code());
        unpacker.unpack(new ByteArrayInputStream(bytes.toByteArray()), code());
    }

    private void unpackTar(byte[] archive) throws IOException {
        unpackTar(archive, Unpacker.WITH_LIMITS);
    }

    private void unpackTar(byte[] archive, Unpacker unpacker) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(archive);
        }
        Files.createDirectories(code());
        unpacker.unpack(new ByteArrayInputStream(compressed.toByteArray()), code());
    }

    private static void put(byte[] block, int at, String text) {
        byte[] ascii = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, block, at, ascii.length);
    }

    private static void seal(byte[] header) {
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xFF;
        }
        put(header, 148, String.format("%06o", sum) + "\0 ");
    }
}
