package org.flyte.maven.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flyte.maven.image.DebianProgram;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the names, a bundle unpacks to the tree that it was made of, with every reader that it meets. */
class TarOrderTest {
    /** Each has ended up in another order, or under another name, in some tar. */
    private static final List<String> NAMES = List.of(
            "a",
            "a.b",
            "a-b",
            "a b",
            " a",
            "a ",
            ".a",
            "..a",
            "...",
            "A",
            "a~",
            "a$B",
            "-rf",
            "--help",
            "@LongLink",
            "a=b",
            "a\tb",
            "a'b",
            "a\\b",
            "*",
            "[a]",
            "größe",
            "gro\u0308ße",
            "日本",
            "\uD83D\uDE00",
            "PaxHeader",
            "é".repeat(60),
            "x".repeat(99),
            "x".repeat(100),
            "x".repeat(101),
            "y".repeat(155),
            "z".repeat(255));

    @TempDir
    Path temp;

    private final Set<String> taken = new HashSet<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyReaderUnpacksWhatWasPacked(long seed) throws Exception {
        Path code = Files.createDirectories(temp.resolve("code"));
        Random random = new Random(seed);
        fill(code, random, 0);
        Bundle bundle = new CodeBundle().write(code, temp.resolve("bundle.tar.gz"));
        SortedMap<String, String> tree = tree(code);

        assertThat(unpacked(
                        "tar",
                        folder -> run(
                                DebianProgram.find("tar", "tar"),
                                "-xzf",
                                bundle.file().toString(),
                                "-C",
                                folder.toString())))
                .isEqualTo(tree);
        assertThat(unpacked(
                        "python",
                        folder -> run(
                                DebianProgram.find("python3", "python3"),
                                "-c",
                                "import sys, tarfile; tarfile.open(sys.argv[1]).extractall(sys.argv[2], filter='data')",
                                bundle.file().toString(),
                                folder.toString())))
                .isEqualTo(tree);
        assertThat(unpacked("runtime", folder -> unpackAsContainer(bundle, folder)))
                .isEqualTo(tree);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void theOrderThatADiskListsFilesInDoesNotCount(long seed) throws Exception {
        Path one = Files.createDirectories(temp.resolve("one"));
        fill(one, new Random(seed), 0);
        Path other = Files.createDirectories(temp.resolve("other"));
        List<String> paths = new ArrayList<>(tree(one).keySet());
        java.util.Collections.shuffle(paths, new Random(seed));
        for (String path : paths) {
            Path source = one.resolve(path);
            Path target = other.resolve(path);
            if (Files.isDirectory(source)) {
                Files.createDirectories(target);
            } else {
                Files.createDirectories(target.getParent());
                Files.copy(source, target);
            }
        }
        assertThat(new CodeBundle().write(other, temp.resolve("other.tgz")).sha256Hex())
                .isEqualTo(new CodeBundle().write(one, temp.resolve("one.tgz")).sha256Hex());
    }

    private void fill(Path folder, Random random, int depth) throws IOException {
        int count = 2 + random.nextInt(7);
        for (int i = 0; i < count; i++) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            Path path = folder.resolve(name);
            if (!taken.add(path.toString())) {
                continue;
            }
            if (depth < 4 && random.nextInt(3) == 0) {
                fill(Files.createDirectory(path), random, depth + 1);
            } else {
                byte[] content = new byte[random.nextInt(4) == 0 ? 512 * random.nextInt(3) : random.nextInt(1500)];
                random.nextBytes(content);
                Files.write(path, content);
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(random.nextBoolean() ? "rw-r--r--" : "rwxr-xr-x"));
            }
        }
    }

    private SortedMap<String, String> unpacked(String name, Unpacking unpacking) throws Exception {
        Path folder = Files.createDirectories(temp.resolve(name));
        unpacking.into(folder);
        return tree(folder);
    }

    /** The runtime's own classes, which nothing here may compile against. */
    private static void unpackAsContainer(Bundle bundle, Path folder) throws Exception {
        Class<?> type = Class.forName("org.flyte.runtime.bundle.CodeBundle");
        Object runtime = type.getConstructor(String.class, String.class)
                .newInstance(bundle.file().toUri().toString(), "sha256:" + bundle.sha256Hex());
        type.getMethod("install", Path.class).invoke(runtime, folder);
    }

    private static SortedMap<String, String> tree(Path root) throws IOException {
        SortedMap<String, String> tree = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path path : walk.filter(it -> !it.equals(root)).toList()) {
                boolean folder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
                tree.put(
                        root.relativize(path).toString(),
                        folder
                                ? "folder"
                                : (Files.isExecutable(path) ? "x " : "- ")
                                        + new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
            }
        }
        return tree;
    }

    private static void run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", List.of(command), output).isZero();
    }

    private interface Unpacking {
        void into(Path folder) throws Exception;
    }
}
