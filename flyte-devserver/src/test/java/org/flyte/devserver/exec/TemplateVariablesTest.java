package org.flyte.devserver.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import org.flyte.devserver.state.ActionRecord;
import org.flyte.devserver.store.RunKey;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralCollection;
import org.flyte.idl.core.Primitive;
import org.flyte.idl.core.Scalar;
import org.flyte.idl.task.Inputs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateVariablesTest {
    private static final String BASE = "file:///data";
    private static final RunKey RUN = new RunKey("p", "d", "r");

    @ParameterizedTest
    @CsvSource({
        "{{.input}}, file:///data/p/d/r/inputs/inputs.pb",
        "{{ .Input }}, file:///data/p/d/r/inputs/inputs.pb",
        "{{$INPUTPREFIX}}, file:///data/p/d/r/inputs",
        "a{{.perRetryUniqueKey}}b, ar_a0_1b",
        "{{.taskTemplatePath}}, inline://taskTemplate",
        "{{.namespace}}, flyte",
        "{{input}}, {{input}}",
        "{{.unknown}}, {{.unknown}}",
        "{{.inputs}}, {{.inputs}}",
        "{{.other.x}}, {{.other.x}}",
        "$1 \\ {{.namespace}}, $1 \\ flyte"
    })
    void variablesAreFoundInAnyCaseAndTheRestStays(String text, String expected) {
        assertThat(variables(2, Inputs.getDefaultInstance()).render(text, true)).isEqualTo(expected);
    }

    @Test
    void theFirstAttemptHasTwoQuotesForACheckpointBefore() {
        String text = "{{.prevCheckpointPrefix}}";

        assertThat(variables(1, Inputs.getDefaultInstance()).render(text, true)).isEqualTo("\"\"");
        assertThat(variables(2, Inputs.getDefaultInstance()).render(text, true))
                .matches("file:///data/[0-9a-z]{2}/p/d/r/a0/1/_flytecheckpoints");
        assertThat(variables(2, Inputs.getDefaultInstance()).render("{{.checkpointOutputPrefix}}", true))
                .matches("file:///data/[0-9a-z]{2}/p/d/r/a0/2/_flytecheckpoints");
    }

    @Test
    void theStartOfTheRunIsFilledInOnlyInArgs() {
        TemplateVariables variables = variables(1, Inputs.getDefaultInstance());

        assertThat(variables.render("{{.runStartTime}}", true)).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(variables.render("{{.runStartTime}}", false)).isEqualTo("{{.runStartTime}}");
    }

    @Test
    void inputsAreText() {
        Inputs inputs = inputs("long", Primitive.newBuilder().setInteger(-7))
                .mergeFrom(inputs("text", Primitive.newBuilder().setStringValue("{{.namespace}}"))
                        .build())
                .mergeFrom(
                        inputs("yes", Primitive.newBuilder().setBoolean(true)).build())
                .mergeFrom(inputs("half", Primitive.newBuilder().setFloatValue(0.5))
                        .build())
                .build();

        assertThat(variables(1, inputs).render("{{.inputs.long}} {{.Inputs.yes}} {{.inputs.half}}", true))
                .isEqualTo("-7 true 0.5");
        assertThat(variables(1, inputs).render("{{.inputs.text}}", true))
                .as("a value is not rendered again")
                .isEqualTo("{{.namespace}}");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0s",
        "90, 0, 1m30s",
        "3600, 0, 1h0m0s",
        "3661, 0, 1h1m1s",
        "60, 0, 1m0s",
        "3605, 0, 1h0m5s",
        "1, 500000000, 1.5s"
    })
    void durationsAreWrittenAsGoWritesThem(long seconds, int nanos, String expected) {
        Primitive.Builder value = Primitive.newBuilder()
                .setDuration(Duration.newBuilder().setSeconds(seconds).setNanos(nanos));

        assertThat(variables(1, inputs("d", value).build()).render("{{.inputs.d}}", true))
                .isEqualTo(expected);
    }

    @Test
    void whatCannotBeFilledInIsNamed() {
        Inputs.Builder list = Inputs.newBuilder();
        list.addLiteralsBuilder()
                .setName("list")
                .setValue(Literal.newBuilder().setCollection(LiteralCollection.getDefaultInstance()));

        assertThatThrownBy(() -> variables(1, list.build()).render("{{.inputs.list}}", true))
                .hasMessageContaining("'list'");
        assertThatThrownBy(() -> variables(1, list.build()).render("{{.inputs.other}}", true))
                .hasMessageContaining("'other'");
        assertThat(variables(1, Inputs.getDefaultInstance()).render("{{.inputs.other}}", true))
                .as("without any input the text stays")
                .isEqualTo("{{.inputs.other}}");
    }

    private static Inputs.Builder inputs(String name, Primitive.Builder value) {
        Inputs.Builder inputs = Inputs.newBuilder();
        inputs.addLiteralsBuilder()
                .setName(name)
                .setValue(Literal.newBuilder().setScalar(Scalar.newBuilder().setPrimitive(value)));
        return inputs;
    }

    private static TemplateVariables variables(int attempt, Inputs inputs) {
        ActionRecord.Builder record = ActionRecord.newBuilder()
                .setInputUri(BASE + "/p/d/r/inputs/inputs.pb")
                .setRunOutputBase(BASE + "/p/d/r/");
        record.getDetailsBuilder().setId(RUN.root().toId());
        record.getRunSpecBuilder()
                .setRunStartTime(Timestamp.newBuilder()
                        .setSeconds(1767323045L)
                        .setNanos(9)
                        .build());
        return new TemplateVariables(Attempt.of(record.build(), attempt, BASE), inputs);
    }
}
