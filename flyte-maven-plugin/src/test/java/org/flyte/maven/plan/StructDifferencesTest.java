package org.flyte.maven.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import org.junit.jupiter.api.Test;

class StructDifferencesTest {
    @Test
    void aPodsVariableIsHiddenWhereItsNameTellsASecret() {
        assertThat(StructDifferences.between(
                        pod(variable("DB_PASSWORD", "hunter1"), variable("MODE", "slow")),
                        pod(variable("DB_PASSWORD", "hunter2"), variable("MODE", "fast"), variable("API_TOKEN", "x")),
                        "podSpec"))
                .extracting(Difference::text)
                .containsExactlyInAnyOrder(
                        "podSpec.env[0].value: (hidden) → (hidden)",
                        "podSpec.env[1].value: slow → fast",
                        "podSpec.env[2].name: none → API_TOKEN",
                        "podSpec.env[2].value: none → (hidden)");
    }

    private static Struct pod(Value... variables) {
        ListValue.Builder list = ListValue.newBuilder();
        for (Value variable : variables) {
            list.addValues(variable);
        }
        return Struct.newBuilder()
                .putFields("env", Value.newBuilder().setListValue(list).build())
                .build();
    }

    private static Value variable(String name, String value) {
        return Value.newBuilder()
                .setStructValue(
                        Struct.newBuilder().putFields("name", text(name)).putFields("value", text(value)))
                .build();
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }
}
