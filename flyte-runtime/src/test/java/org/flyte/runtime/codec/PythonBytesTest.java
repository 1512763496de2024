package org.flyte.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flyte.idl.task.NamedLiteral;
import org.flyte.runtime.literal.Outputs;
import org.flyte.task.FlyteDir;
import org.flyte.task.FlyteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The Python SDK's own samples: each value is written to its bytes, and read from them. */
class PythonBytesTest {

    /** Each parameter's type is that of the samples of the same name. */
    @SuppressWarnings("unused")
    private static void types(
            long integer,
            double number,
            String text,
            boolean truth,
            Instant time,
            Duration duration,
            List<Long> integers,
            List<Optional<Long>> optionalIntegers,
            Map<String, Long> integerByName,
            Map<String, Optional<Double>> optionalNumberByName,
            Optional<Long> optionalInteger,
            Optional<String> optionalText,
            Optional<Map<String, Long>> optionalMap,
            Optional<Instant> optionalTime,
            Optional<Duration> optionalDuration,
            Optional<Boolean> optionalTruth,
            Optional<List<Optional<String>>> optionalTexts,
            FlyteFile file,
            FlyteDir folder,
            List<FlyteFile> files,
            Optional<FlyteFile> optionalFile,
            Optional<FlyteDir> optionalFolder) {}

    static Stream<Arguments> samples() {
        Instant morning = Instant.parse("2024-01-02T03:04:05Z");
        return Stream.of(
                Arguments.of("int_zero", "integer", 0L),
                Arguments.of("int_3", "integer", 3L),
                Arguments.of("int_max", "integer", Long.MAX_VALUE),
                Arguments.of("int_min", "integer", Long.MIN_VALUE),
                Arguments.of("float_1_5", "number", 1.5),
                Arguments.of("float_negzero", "number", -0.0),
                Arguments.of("float_nan", "number", Double.NaN),
                Arguments.of("float_neginf", "number", Double.NEGATIVE_INFINITY),
                Arguments.of("float_min_subnormal", "number", Double.MIN_VALUE),
                Arguments.of("str_world", "text", "World"),
                Arguments.of("str_empty", "text", ""),
                Arguments.of("str_unicode_astral", "text", "\uD83D\uDE00\uD834\uDD1E"),
                Arguments.of("str_nul_and_newline", "text", "a\0b\n\t\"\\"),
                Arguments.of("bool_true", "truth", true),
                Arguments.of("bool_false", "truth", false),
                Arguments.of("datetime_utc", "time", morning),
                Arguments.of("datetime_naive_micros", "time", morning.plusNanos(123_456_000)),
                Arguments.of("datetime_epoch", "time", Instant.EPOCH),
                Arguments.of("datetime_min", "time", Instant.parse("0001-01-01T00:00:00Z")),
                Arguments.of("timedelta_zero", "duration", Duration.ZERO),
                Arguments.of("timedelta_micros", "duration", Duration.parse("P1DT2.345678S")),
                Arguments.of("timedelta_neg_half", "duration", Duration.ofMillis(-500)),
                Arguments.of("list_int", "integers", List.of(1L, 2L, 3L)),
                Arguments.of("list_empty", "integers", List.of()),
                Arguments.of("list_optional_int", "optionalIntegers", List.of(Optional.of(1L), Optional.empty())),
                Arguments.of("map_str_int", "integerByName", Map.of("b", 2L, "a", 1L)),
                Arguments.of("map_empty", "integerByName", Map.of()),
                Arguments.of(
                        "map_unicode_key_empty_key",
                        "integerByName",
                        Map.of("", 0L, "\uD83D\uDE00", 1L, "\uFFEE", 2L, "z", 3L)),
                Arguments.of(
                        "map_str_optional",
                        "optionalNumberByName",
                        Map.of("x", Optional.empty(), "y", Optional.of(1.5))),
                Arguments.of("optional_int_some", "optionalInteger", Optional.of(5L)),
                Arguments.of("optional_str_some", "optionalText", Optional.of("x")),
                Arguments.of("optional_dict_some", "optionalMap", Optional.of(Map.of("a", 1L))),
                Arguments.of("optional_datetime", "optionalTime", Optional.of(Instant.parse("2024-01-02T00:00:00Z"))),
                Arguments.of("optional_timedelta", "optionalDuration", Optional.of(Duration.ofSeconds(1))),
                Arguments.of("optional_bool", "optionalTruth", Optional.of(false)),
                Arguments.of(
                        "union_nested_optional_list",
                        "optionalTexts",
                        Optional.of(List.of(Optional.of("a"), Optional.empty()))),
                Arguments.of("file_existing_remote", "file", FlyteFile.at("s3://bucket/k.txt")),
                Arguments.of(
                        "file_hash", "file", FlyteFile.at("s3://bucket/k.txt").withHash("abc123")),
                Arguments.of(
                        "file_named_format",
                        "file",
                        FlyteFile.at("s3://bucket/k.csv").withFormat("csv")),
                Arguments.of("dir_plain", "folder", FlyteDir.at("s3://bucket/d/")),
                Arguments.of("list_file", "files", List.of(FlyteFile.at("s3://b/1"), FlyteFile.at("s3://b/2"))),
                Arguments.of("optional_file_some", "optionalFile", Optional.of(FlyteFile.at("s3://b/k.txt"))),
                Arguments.of("optional_dir", "optionalFolder", Optional.of(FlyteDir.at("s3://b/d"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void theBytesAreThoseOfPython(String sample, String type, Object value) throws Exception {
        Codec codec = codec(type);
        assertThat(HexFormat.of().formatHex(literal(Outputs.write(codec.write(value)))))
                .isEqualTo(golden().get(sample)[0]);
        assertThat(HexFormat.of().formatHex(codec.type().toByteArray())).isEqualTo(golden().get(sample)[1]);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void theBytesOfPythonAreRead(String sample, String type, Object value) throws Exception {
        byte[] python = HexFormat.of().parseHex(golden().get(sample)[0]);
        assertThat(codec(type).read(Outputs.read(outputs(python), Outputs.NAME)))
                .isEqualTo(value);
    }

    @Test
    void noneIsThatOfPython() throws Exception {
        assertThat(HexFormat.of().formatHex(literal(Outputs.write(new org.flyte.runtime.literal.Literal.OfNone()))))
                .isEqualTo(golden().get("none")[0]);
    }

    @Test
    void everySampleOfTheFileIsUsed() throws Exception {
        List<Object> used = samples().map(sample -> sample.get()[0]).toList();
        assertThat(golden().keySet()).allMatch(name -> name.equals("none") || used.contains(name));
    }

    private static Codec codec(String parameter) {
        Method types = Arrays.stream(PythonBytesTest.class.getDeclaredMethods())
                .filter(method -> method.getName().equals("types"))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < types.getParameterCount(); i++) {
            if (types.getParameters()[i].getName().equals(parameter)) {
                Type type = types.getGenericParameterTypes()[i];
                return Codecs.of(type);
            }
        }
        throw new AssertionError(parameter);
    }

    private static byte[] literal(byte[] outputs) throws IOException {
        return org.flyte.idl.task.Outputs.parseFrom(outputs)
                .getLiterals(0)
                .getValue()
                .toByteArray();
    }

    private static byte[] outputs(byte[] literal) throws IOException {
        return org.flyte.idl.task.Outputs.newBuilder()
                .addLiterals(
                        NamedLiteral.newBuilder().setName("o0").setValue(org.flyte.idl.core.Literal.parseFrom(literal)))
                .build()
                .toByteArray();
    }

    private static Map<String, String[]> golden() throws IOException {
        Map<String, String[]> golden = new HashMap<>();
        try (InputStream content = PythonBytesTest.class.getResourceAsStream("/golden/types.txt")) {
            new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(words -> golden.put(words[0], new String[] {words[1], words[2]}));
        }
        return golden;
    }
}
