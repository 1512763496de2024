package org.flyte.client.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;
import org.flyte.idl.core.Binary;
import org.flyte.idl.core.Blob;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralOffloadedMetadata;
import org.flyte.idl.core.Primitive;
import org.flyte.idl.core.Scalar;
import org.flyte.idl.core.SimpleType;
import org.flyte.idl.core.StructuredDataset;
import org.flyte.idl.core.TypedInterface;
import org.flyte.idl.core.VariableEntry;
import org.flyte.idl.core.VariableMap;
import org.flyte.idl.task.NamedLiteral;
import org.flyte.idl.task.Outputs;
import org.junit.jupiter.api.Test;

class OutputJsonTest {
    private static final Outputs OUTPUTS = Outputs.newBuilder()
            .addLiterals(NamedLiteral.newBuilder().setName("o0").setValue(Literals.none()))
            .build();

    @Test
    void aVoidTaskHasNoOutputsThoughItWritesOne() {
        assertThat(OutputJson.of(OUTPUTS, TypedInterface.getDefaultInstance())).hasToString("{}");
    }

    @Test
    void anEmptyOptionalIsNull() {
        TypedInterface type = TypedInterface.newBuilder()
                .setOutputs(VariableMap.newBuilder()
                        .addVariables(VariableEntry.newBuilder().setKey("o0")))
                .build();
        assertThat(OutputJson.of(OUTPUTS, type)).hasToString("{\"o0\":null}");
    }

    @Test
    void mapsAreSortedByKey() {
        Literal map = InputText.parse("{\"b\":1,\"a\":2}", Types.map(Types.of(SimpleType.INTEGER)));
        assertThat(OutputJson.of(map)).hasToString("{\"a\":2,\"b\":1}");
    }

    @Test
    void valuesWithoutAFormOfTheirOwnAreDescribed() {
        assertThat(json(Scalar.newBuilder().setBlob(Blob.newBuilder().setUri("s3://b/k"))))
                .isEqualTo("\"s3://b/k\"");
        assertThat(json(Scalar.newBuilder()
                        .setStructuredDataset(StructuredDataset.newBuilder().setUri("s3://b/d"))))
                .isEqualTo("{\"uri\":\"s3://b/d\"}");
        assertThat(json(Scalar.newBuilder()
                        .setBinary(Binary.newBuilder().setTag("zip").setValue(ByteString.copyFrom(new byte[] {-128})))))
                .isEqualTo("{\"base64\":\"gA==\",\"tag\":\"zip\"}");
        assertThat(json(Scalar.newBuilder()
                        .setGeneric(Struct.newBuilder()
                                .putFields(
                                        "a",
                                        Value.newBuilder().setNumberValue(1).build()))))
                .isEqualTo("{\"a\":1}");
        assertThat(json(Scalar.newBuilder()
                        .setError(org.flyte.idl.core.Error.newBuilder().setMessage("m"))))
                .isEqualTo("{\"error\":\"m\"}");
        assertThat(OutputJson.of(Literal.newBuilder()
                        .setOffloadedMetadata(
                                LiteralOffloadedMetadata.newBuilder().setUri("s3://b/o"))
                        .build()))
                .hasToString("{\"uri\":\"s3://b/o\"}");
    }

    @Test
    void anInstantBeyondAllCalendarsIsNotAFailure() {
        Primitive far = Primitive.newBuilder()
                .setDatetime(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE))
                .build();
        assertThat(json(Scalar.newBuilder().setPrimitive(far))).contains("9223372036854775807");
    }

    private static String json(Scalar.Builder scalar) {
        return OutputJson.of(Literal.newBuilder().setScalar(scalar).build()).toString();
    }
}
