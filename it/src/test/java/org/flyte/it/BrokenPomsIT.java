package org.flyte.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What users read when their POM is wrong: each module of one build says all that is wrong with it, and nothing else. */
class BrokenPomsIT {
    private static final Path POMS = Path.of("broken").toAbsolutePath();
    private static final Pattern FAILURE =
            Pattern.compile("\\[ERROR] Failed to execute goal \\S+ \\S+ on project (\\S+): (.*)");
    private static final Pattern GOES_ON = Pattern.compile("\\[ERROR] (FLYTE-\\d{3} .*)");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static String said = "";
    private static Map<String, String> errors = Map.of();

    @BeforeAll
    static void plan() throws Exception {
        said = MavenBuild.copyOf(POMS, folder).fail("--fail-at-end", "flyte:plan");
        errors = errors(said.lines().toList());
    }

    @ParameterizedTest
    @MethodSource("poms")
    void aBrokenPomSaysExactlyWhatIsWrongWithIt(String pom) throws IOException {
        assertThat(errors).containsKey(pom);
        assertThat(errors.get(pom))
                .isEqualTo(Files.readString(POMS.resolve(pom).resolve("expected.txt")))
                .doesNotContain("null", "org.flyte.", "Exception");
    }

    @Test
    void noOtherModuleFailsAndNoStackTraceIsPrinted() throws IOException {
        assertThat(errors).containsOnlyKeys(poms()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(said)
                .doesNotContainPattern("(?m)^(\\[\\w+] )?\\s+at [\\w.$/]+\\(")
                .doesNotContain("org.flyte.maven");
    }

    private static List<String> poms() throws IOException {
        try (Stream<Path> folders = Files.list(POMS)) {
            return folders.filter(module -> Files.exists(module.resolve("pom.xml")))
                    .map(module -> module.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** The summary at the end, by module. */
    private static Map<String, String> errors(List<String> lines) {
        Map<String, String> errors = new TreeMap<>();
        String module = "";
        for (String line : lines) {
            Matcher failure = FAILURE.matcher(line);
            Matcher more = GOES_ON.matcher(line);
            if (failure.matches()) {
                module = failure.group(1);
                errors.put(module, text(failure.group(2)));
            } else if (more.matches()) {
                errors.merge(module, text(more.group(1)), String::concat);
            }
        }
        return errors;
    }

    private static String text(String line) {
        return line.replaceFirst(" -> \\[Help \\d+]$", "") + "\n";
    }
}
