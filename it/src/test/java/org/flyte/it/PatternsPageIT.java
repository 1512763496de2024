package org.flyte.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the page of patterns shows stands in the projects, which are deployed and run. */
class PatternsPageIT {
    private static final Path ROOT = Path.of("..");
    private static final Pattern QUOTE = Pattern.compile("From `([^`]+)`:\n\n```\\w+\n(.*?)```", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> everyQuoteIsEqualToItsFileButForIndentation() throws IOException {
        return QUOTE.matcher(page())
                .results()
                .map(quote -> DynamicTest.dynamicTest(quote.group(1) + " " + quote.start(), () -> assertThat(
                                unindented(Files.readString(ROOT.resolve(quote.group(1)))))
                        .contains(unindented(quote.group(2)))));
    }

    @Test
    void everyProjectOfAPatternIsOnThePageAndEveryBlockOfCodeIsAQuote() throws IOException {
        String page = page();
        try (Stream<Path> projects = Files.list(Path.of("patterns"))) {
            assertThat(projects.filter(project -> Files.exists(project.resolve("pom.xml"))))
                    .hasSizeGreaterThanOrEqualTo(6)
                    .allSatisfy(project -> assertThat(page).contains("| `" + project.getFileName() + "` |"));
        }
        Matcher code = Pattern.compile("^```\\w", Pattern.MULTILINE).matcher(page);
        assertThat(QUOTE.matcher(page).results().count())
                .isEqualTo(code.results().count())
                .isGreaterThan(8);
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("src/site/markdown/patterns.md"));
    }

    private static String unindented(String text) {
        return text.replaceAll("(?m)^[ \t]+", "");
    }
}
