package org.flyte.wire.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    @Test
    void readsEveryKindOfValue() throws Exception {
        Object json = JsonReader.parse(
                " {\"a\" : [1, -2.5e3, true, false, null], \"b\":{}, \"c\":[ ], \"d\":\"\\u00e4\\n\\/\\\"\"} ");
        assertThat(json)
                .isEqualTo(Map.of(
                        "a", Arrays.asList(1.0, -2500.0, true, false, null),
                        "b", Map.of(),
                        "c", List.of(),
                        "d", "ä\n/\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1",
                "[1,]",
                "{\"a\"}",
                "{a:1}",
                "\"x",
                "\"\\q\"",
                "\"\\u12g4\"",
                "nul",
                "1 2",
                "--1",
                "\"\n\"",
                "{} x",
                "\"\\"
            })
    void refusesWhatIsNotJson(String text) {
        assertThatThrownBy(() -> JsonReader.parse(text))
                .isInstanceOf(JsonReader.Malformed.class)
                .hasMessageContaining("at character");
    }

    @Test
    void refusesNestingThatWouldOverflowTheStack() {
        String deep = "[".repeat(100_000);
        assertThatThrownBy(() -> JsonReader.parse(deep)).hasMessageContaining("nesting");
    }
}
