package org.flyte.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileUriTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "with space",
                "100%",
                "%2e%2e",
                "a%20b",
                "a#b",
                "a?b",
                "\u00fc",
                "\uD83D\uDE00",
                "[x]",
                "a\\b",
                "%"
            })
    void everyPathIsThatOfItsUri(String name) {
        Path file = Path.of("/data", name, "x");
        assertThat(FileUri.path(FileUri.of(file))).isEqualTo(file);
        assertThat(FileUri.path(file.toUri().toString())).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({"/data/with space,file:///data/with space", "/data/a%20b,file:///data/a%2520b", "/a/../b#1,file:///b#1"
    })
    void aPathStandsAsItIsUnlessItWouldBeTakenForAnother(String path, String uri) {
        assertThat(FileUri.of(Path.of(path))).isEqualTo(uri);
    }

    @Test
    void whatIsNoPathIsRefused() {
        assertThatThrownBy(() -> FileUri.path("file:relative")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FileUri.path("file://host/path")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FileUri.path("file:///a\0b")).isInstanceOf(IllegalArgumentException.class);
    }
}
