package org.flyte.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flyte.runtime.bundle.CodeBundle;
import org.flyte.runtime.failure.AttemptException;
import org.flyte.runtime.literal.Literal;
import org.flyte.wire.spec.ContainerArguments.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("RUN_NAME", "r1", "ACTION_NAME", "a0");

    @Test
    void theArgumentsOfABackendAreRead() {
        Arguments arguments = parse("--tgz", "file:///b.tgz", "--digest", "sha256:00", "--timeout", "1.5");
        assertThat(arguments.inputs()).isEqualTo("file:///in");
        assertThat(arguments.bundle()).isEqualTo(new CodeBundle("file:///b.tgz", "sha256:00"));
        assertThat(arguments.timeoutNanos()).isEqualTo(1_500_000_000L);
        assertThat(arguments.run()).isEqualTo("r1");
        assertThat(arguments.action()).isEqualTo("a0");
        assertThat(arguments.className()).isEqualTo("a.B");
        assertThat(arguments.method()).isEqualTo("c");
    }

    @Test
    void anOptionWithoutAValueIsEmpty() {
        Arguments arguments =
                parse("--version", "v1", "--prev-checkpoint", "\"\"", "--checkpoint-path", "{{.unknown}}");
        assertThat(arguments.option(Option.VERSION)).isEqualTo("v1");
        assertThat(arguments.option(Option.PREV_CHECKPOINT)).isEmpty();
        assertThat(arguments.option(Option.CHECKPOINT_PATH)).isEmpty();
        assertThat(arguments.option(Option.IMAGE_CACHE)).isEmpty();
    }

    @Test
    void aPlaceholderThatTheBackendDoesNotFillComesFromTheEnvironment() {
        Arguments arguments = parse("--run-name", "{{.runName}}", "--name", "given");
        assertThat(arguments.run()).isEqualTo("r1");
        assertThat(arguments.action()).isEqualTo("given");
    }

    @Test
    void withoutABundleTheCodeIsInTheImage() {
        assertThat(parse().bundle()).isNull();
        assertThat(parse().timeoutNanos()).isZero();
    }

    @Test
    void anEndlessTimeoutIsTheLongest() {
        assertThat(parse("--timeout", "1e30").timeoutNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--tgz file:///b.tgz", "--timeout soon", "--unknown x"})
    void wrongOptionsAreRefused(String options) {
        assertThatThrownBy(() -> parse(options.split(" "))).isInstanceOf(AttemptException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--inputs i",
                "--inputs i --resolver java",
                "--inputs i --resolver java mod a.B instance",
                "--inputs i --resolver python mod a.B instance c",
                "--inputs i --resolver java mod a.B method c",
                "--resolver java mod a.B instance c"
            })
    void incompleteArgumentsAreRefused(String arguments) {
        assertThatThrownBy(() -> Arguments.parse(arguments.split(" "), ENVIRONMENT))
                .isInstanceOf(AttemptException.class)
                .hasMessageContaining("not those of a Java task");
    }

    @Test
    void theOutputFolderIsFoundInWrongArgumentsToo() {
        assertThat(Arguments.outputsPath(new String[] {"--what", "--outputs-path", "file:///out"}))
                .isEqualTo("file:///out");
        assertThat(Arguments.outputsPath(new String[] {"--outputs-path"})).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-03T04:05:06Z, 1770091506",
        "2026-02-03T04:05:06, 1770091506",
        "2026-02-03T04:05:06+01:00, 1770087906",
        "{{.runStartTime}}, 0",
        "'', 0"
    })
    void theRunsStartIsReadAsPythonReadsIt(String text, long seconds) {
        assertThat(RunStartTime.literal(text)).isEqualTo(new Literal.OfDatetime(seconds, 0));
    }

    @Test
    void codeLiesBesideTheJarThatTheJvmWasStartedWith() {
        assertThat(Installation.code("/flyte/task.jar")).isEqualTo(Path.of("/flyte/code"));
        assertThatThrownBy(() -> Installation.code("/a/classes")).hasMessageContaining("java -jar task.jar");
    }

    private static Arguments parse(String... more) {
        List<String> all = new ArrayList<>(List.of("--inputs", "file:///in", "--outputs-path", "file:///out"));
        all.addAll(List.of(more));
        all.addAll(List.of("--resolver", "java", "mod", "a.B", "instance", "c"));
        return Arguments.parse(all.toArray(String[]::new), ENVIRONMENT);
    }
}
