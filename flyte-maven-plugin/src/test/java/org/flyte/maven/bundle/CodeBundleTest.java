package org.flyte.maven.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.flyte.maven.image.DebianProgram;
import org.flyte.maven.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeBundleTest {
    private static final String LONG_NAME = "very/".repeat(30) + "deep.txt";

    private final CodeBundle bundle = new CodeBundle();

    @TempDir
    Path folder;

    private Path code;
    private Path target;

    @BeforeEach
    void writeCode() throws IOException {
        code = folder.resolve("code");
        target = folder.resolve("target/flyte/code.tar.gz");
        write(code, "org/acme/Hello.class", "class bytes");
        write(code, "META-INF/flyte/specs.pb", "specs");
        write(code, "größe/naïve-日本.txt", "not ASCII");
        write(code, LONG_NAME, "long name");
        Files.createDirectories(code.resolve("empty"));
    }

    @Test
    void isReadByTar() throws Exception {
        Files.setPosixFilePermissions(write(code, "run.sh", "#!/bin/sh"), PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(
                code.resolve("org/acme/Hello.class"), PosixFilePermissions.fromString("rw-rw-r--"));

        Bundle written = bundle.write(code, target);

        List<String> lines = run(
                "tar",
                "--numeric-owner",
                "--full-time",
                "--utc",
                "-tvzf",
                written.file().toString());
        assertThat(lines).allSatisfy(line -> assertThat(line).contains("0/0").contains("1970-01-01 00:00:01"));
        assertThat(lines.stream().map(line -> line.substring(0, 10) + line.replaceFirst(".*00:00:01", "")))
                .contains(
                        "-rw-r--r-- META-INF/flyte/specs.pb",
                        "-rw-r--r-- org/acme/Hello.class",
                        "-rwxr-xr-x run.sh",
                        "drwxr-xr-x empty/",
                        "-rw-r--r-- größe/naïve-日本.txt",
                        "-rw-r--r-- " + LONG_NAME)
                .isSortedAccordingTo(java.util.Comparator.comparing(line -> line.substring(11)));
    }

    @Test
    void unpacksToWhatWasPacked() throws Exception {
        Path unpacked = Files.createDirectories(folder.resolve("unpacked"));

        run("tar", "-xzf", bundle.write(code, target).file().toString(), "-C", unpacked.toString());

        assertThat(run("diff", "-r", code.toString(), unpacked.toString())).isEmpty();
    }

    @Test
    void isTheSameForEqualContentElsewhere() throws IOException {
        Path copy = folder.resolve("elsewhere/classes");
        write(copy, LONG_NAME, "long name");
        write(copy, "größe/naïve-日本.txt", "not ASCII");
        write(copy, "META-INF/flyte/specs.pb", "specs");
        Path hello = write(copy, "org/acme/Hello.class", "class bytes");
        Files.createDirectories(copy.resolve("empty"));
        Files.setLastModifiedTime(hello, FileTime.from(Instant.parse("1999-12-31T23:59:59Z")));
        Files.setPosixFilePermissions(hello, PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.setPosixFilePermissions(copy.resolve("org"), PosixFilePermissions.fromString("rwx------"));

        Bundle one = bundle.write(code, target);
        Bundle other = bundle.write(copy, folder.resolve("other.tgz"));

        assertThat(other.sha256Hex()).isEqualTo(one.sha256Hex());
        assertThat(other.contentSha256Hex()).isEqualTo(one.contentSha256Hex());
        assertThat(other.file()).hasSameBinaryContentAs(one.file());
    }

    /** The digest was taken on Debian's JDK 17, whose zlib is the system's, and holds on every other: run this test there. */
    @Test
    void hasAContentDigestThatNoJdkChanges() throws IOException {
        assertThat(bundle.write(code, target).contentSha256Hex())
                .isEqualTo("ed477c18c1ea45c164000e25116cd2221f0f646c275c1e9ba21cec7dd0d724b6");
    }

    @Test
    void hasAnotherContentDigestForEachDifference() throws IOException {
        String before = bundle.write(code, target).contentSha256Hex();
        write(code, "org/acme/Hello.class", "other bytes");
        String changed = bundle.write(code, target).contentSha256Hex();
        Files.move(code.resolve("org/acme/Hello.class"), code.resolve("org/acme/Hullo.class"));
        String renamed = bundle.write(code, target).contentSha256Hex();

        assertThat(List.of(before, changed, renamed)).doesNotHaveDuplicates();
    }

    @Test
    void saysTheDigestsAndSizeOfTheFile() throws Exception {
        Bundle written = bundle.write(code, target);

        byte[] file = Files.readAllBytes(target);
        assertThat(written.size()).isEqualTo(file.length);
        assertThat(written.sha256Hex()).isEqualTo(sha256(file));
        assertThat(written.contentSha256Hex()).isEqualTo(sha256(unzipped(target)));
    }

    @Test
    void namesNeitherTimeNorSystemInTheGzipHeader() throws IOException {
        byte[] file = Files.readAllBytes(bundle.write(code, target).file());

        assertThat(HexFormat.of().formatHex(file, 0, 10)).isEqualTo("1f8b08000000000002ff");
    }

    @Test
    void leavesAnUnchangedFileAlone() throws IOException {
        bundle.write(code, target);
        FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(target, old);

        bundle.write(code, target);
        assertThat(Files.getLastModifiedTime(target)).isEqualTo(old);

        write(code, "new.txt", "new");
        bundle.write(code, target);
        assertThat(Files.getLastModifiedTime(target)).isNotEqualTo(old);
    }

    @Test
    void refusesWhatIsTooLargeAndNamesTheLargest() throws IOException {
        byte[] noise = new byte[300_000];
        new Random(1).nextBytes(noise);
        Files.write(code.resolve("model.bin"), noise);
        bundle.write(code, target);
        byte[] before = Files.readAllBytes(target);

        assertThatThrownBy(() -> new CodeBundle(200_000).write(code, target))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-401")
                .hasMessageContaining("more than 0.2 MiB")
                .hasMessageContaining("largest files are model.bin (0.3 MiB)");
        assertThat(target).hasBinaryContent(before);
        assertThat(target.getParent()).isDirectoryNotContaining(path -> !path.equals(target));
    }

    @Test
    void followsLinksThatStayInside() throws Exception {
        Files.createSymbolicLink(code.resolve("alias.txt"), Path.of("org/acme/Hello.class"));

        List<String> lines =
                run("tar", "-tvzf", bundle.write(code, target).file().toString());

        assertThat(lines)
                .anySatisfy(line -> assertThat(line).startsWith("-rw-r--r--").endsWith(" alias.txt"));
    }

    @Test
    void refusesLinksThatLeadOutAndLoops() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Files.createSymbolicLink(code.resolve("out.txt"), secret);
        Files.createSymbolicLink(code.resolve("outside"), folder.resolve("target"));
        Files.createDirectories(folder.resolve("target"));
        Files.createSymbolicLink(code.resolve("nowhere"), Path.of("gone"));
        Files.createSymbolicLink(code.resolve("org/loop"), code.resolve("org"));

        assertThatThrownBy(() -> bundle.write(code, target))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problems())
                        .extracting(
                                problem -> problem.code() + " " + problem.what().split(" ")[3])
                        .containsExactlyInAnyOrder(
                                "LINK_OUTSIDE out.txt",
                                "LINK_OUTSIDE outside",
                                "LINK_OUTSIDE nowhere",
                                "LINK_OUTSIDE org/loop"));
        assertThat(target).doesNotExist();
    }

    @Test
    void saysThatTheFolderIsMissing() {
        assertThatThrownBy(() -> bundle.write(folder.resolve("absent"), target))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-404")
                .hasMessageContaining("no such folder");
    }

    private static Path write(Path root, String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static List<String> run(String program, String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>();
        command.add(DebianProgram.find(program, program));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as("%s: %s", command, lines).isZero();
        return lines;
    }

    private static byte[] unzipped(Path file) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            in.transferTo(content);
        }
        return content.toByteArray();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
