package org.flyte.maven.index;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The compiler of another JDK that the machine has: 17 when the tests run on a later one, else a later one. */
public record OtherJdk(Path home) {
    private static final int OLDEST = 17;
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    /** Looks for it; without one the test ends with the name of the package that brings it, and fails where CI is set. */
    public static OtherJdk find() throws IOException {
        boolean old = Runtime.version().feature() == OLDEST;
        if (Files.isDirectory(INSTALLED)) {
            try (Stream<Path> homes = Files.list(INSTALLED)) {
                for (Path home : homes.sorted().toList()) {
                    int feature = feature(home);
                    if (old ? feature >= 21 : feature == OLDEST) {
                        return new OtherJdk(home);
                    }
                }
            }
        }
        String need = "No compiler of JDK " + (old ? "21 or later" : "17") + " in " + INSTALLED
                + " (Debian package openjdk-" + (old ? 25 : 17) + "-jdk-headless)";
        if (System.getenv("CI") != null) {
            fail(need);
        }
        throw new TestAbortedException(need);
    }

    /** Compiles one source and returns the class directory. */
    Path compile(Path folder, List<String> options, String source) throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/javac").toString()));
        command.addAll(Sources.arguments(options, classes));
        Sources.write(folder.resolve("src"), source).forEach(file -> command.add(file.toString()));
        Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
        String messages = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (javac.waitFor() != 0) {
            fail(messages);
        }
        return classes;
    }

    /** The release; 0 for a folder that holds no JDK. */
    private static int feature(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/javac"))) {
            return 0;
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(release)) {
            properties.load(in);
        }
        String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Integer.parseInt(version.split("[.+-]", 2)[0]);
    }
}
