package org.flyte.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flyte.test.s3.FaultyS3;
import org.flyte.test.s3.FaultyS3.Fate;
import org.flyte.test.s3.RealS3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Large files and large folders of a task that has little memory, in a real S3. */
@Timeout(180)
class LargeFilesTest {
    /** Several times the memory of the process that copies it. */
    private static final long SIZE = 320L << 20;

    @RegisterExtension
    static final TestS3 S3 = new TestS3();

    @TempDir
    Path folder;

    @Test
    void aLargeFileNeedsNoMoreMemoryThanASmallOne() throws Exception {
        Path large = folder.resolve("large.bin");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(SIZE);
            sparse.seek(SIZE - 5);
            sparse.write("end".getBytes(StandardCharsets.UTF_8));
        }
        String[] uploaded =
                run(S3.server().environment(), "upload", large.toString()).split(" ");
        assertThat(Files.size(S3.server().file(TestS3.key(uploaded[0])))).isEqualTo(SIZE);
        assertThat(uploaded[1]).matches("[0-9a-f]{64}");
        Files.delete(large);
        assertThat(run(S3.server().environment(), "read", uploaded[0])).isEqualTo("" + SIZE);
    }

    @Test
    void thousandsOfFilesGoInAndOut() throws Exception {
        Path made = folder.resolve("many");
        for (int i = 0; i < 3_000; i++) {
            Path file = made.resolve("in " + i % 50 + "/" + i);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "content " + i);
        }
        // Together more than the memory that there is.
        for (int i = 0; i < 12; i++) {
            Files.write(made.resolve("large" + i), new byte[9 << 20]);
        }
        String[] uploaded =
                run(S3.server().environment(), "upload-folder", made.toString()).split(" ");
        Path copy = folder.resolve("copy");
        assertThat(run(S3.server().environment(), "download-folder", uploaded[0], copy.toString()))
                .isEqualTo(copy.toString());
        assertThat(contents(copy)).isEqualTo(contents(made)).hasSize(3_012);
        assertThat(run(S3.server().environment(), "upload-folder", copy.toString()))
                .as("the hash is that of the content")
                .endsWith(" " + uploaded[1]);
    }

    @Test
    void aFolderThatFailsHalfWayLeavesNothingAndNamesTheFile() throws Exception {
        for (int i = 0; i < 40; i++) {
            Files.createDirectories(S3.server().file("half/in"));
            Files.writeString(S3.server().file("half/in/" + i), "content " + i);
        }
        try (FaultyS3 faulty = new FaultyS3(
                S3.server(),
                (method, target) -> method.equals("GET") && target.contains("/in/17") ? Fate.ERROR : Fate.PASS)) {
            String failure = run(
                    RealS3.environment(faulty.endpoint()),
                    "download-folder",
                    S3.server().uri("half"),
                    folder.resolve("copy").toString());
            assertThat(failure)
                    .startsWith("IOException s3://flyte-test/half/in/17 cannot be copied to " + folder)
                    .contains(faulty.endpoint());
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileThatFailsHalfWayLeavesWhatWasThere() throws Exception {
        Files.write(S3.server().file("big"), new byte[20 << 20]);
        Path copy = Files.writeString(folder.resolve("copy"), "before");
        try (FaultyS3 faulty = new FaultyS3(
                S3.server(),
                (method, target) -> method.equals("GET") && target.contains("/big") ? Fate.HALF : Fate.PASS)) {
            assertThat(run(
                            RealS3.environment(faulty.endpoint()),
                            "download",
                            S3.server().uri("big"),
                            copy.toString()))
                    .startsWith("IOException s3://flyte-test/big cannot be copied to " + copy);
        }
        assertThat(copy).hasContent("before");
        assertThat(folder)
                .isDirectoryContaining("glob:**/copy")
                .satisfies(f -> assertThat(f.toFile().list()).hasSize(1));
    }

    /** Runs a process with little memory and returns the line that it printed. */
    private static String run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.library.path=" + RealS3.nativeFolder(),
                "-cp",
                System.getProperty("java.class.path"),
                FilesProcess.class.getName(),
                S3.server().uri("raw")));
        command.addAll(List.of(arguments));
        ProcessBuilder child = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        child.environment().putAll(environment);
        child.environment().put("FLYTE_STORAGE_RETRIES", "1");
        child.environment().put("FLYTE_STORAGE_BACKOFF_SECONDS", "0.05");
        child.environment()
                .put(
                        "FLYTE_STORAGE_TIMEOUT_SECONDS",
                        environment.equals(S3.server().environment()) ? "60" : "3");
        Process process = child.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return out;
    }

    private static Map<String, Long> contents(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .collect(java.util.stream.Collectors.toMap(
                            file -> folder.relativize(file).toString(), LargeFilesTest::checksum));
        }
    }

    private static long checksum(Path file) {
        try {
            java.util.zip.CRC32 sum = new java.util.zip.CRC32();
            sum.update(Files.readAllBytes(file));
            return sum.getValue();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
