package org.flyte.runtime.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentationTest {
    @ParameterizedTest
    @EnumSource(FailureCode.class)
    void everyCodeStandsOnThePageOfErrorsWithWhetherItIsRetried(FailureCode code) throws Exception {
        String page = Files.readString(Path.of("..", "src", "site", "markdown", "errors.md"));
        assertThat(page)
                .containsPattern(
                        "\\| `" + code.text() + "` \\| .* \\| " + (code.recoverable() ? "yes" : "no") + " \\|");
    }
}
