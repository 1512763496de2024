package org.flyte.devserver.exec;

import java.time.Duration;
import org.flyte.devserver.store.ProtoTime;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.Primitive;
import org.flyte.idl.core.Scalar;

/** A literal as text in a command line. */
final class LiteralText {
    private LiteralText() {}

    static String of(String name, Literal literal) {
        Scalar scalar = literal.getScalar();
        return switch (scalar.getValueCase()) {
            case PRIMITIVE -> primitive(scalar.getPrimitive());
            case BLOB -> scalar.getBlob().getUri();
            case STRUCTURED_DATASET -> scalar.getStructuredDataset().getUri();
            case BINARY -> scalar.getBinary().getValue().toStringUtf8();
            default -> throw new UnknownInputException("the input '" + name + "' has no form as text");
        };
    }

    private static String primitive(Primitive value) {
        return switch (value.getValueCase()) {
            case INTEGER -> Long.toString(value.getInteger());
            case FLOAT_VALUE -> Double.toString(value.getFloatValue());
            case STRING_VALUE -> value.getStringValue();
            case BOOLEAN -> Boolean.toString(value.getBoolean());
            case DATETIME -> ProtoTime.instant(value.getDatetime()).toString();
            case DURATION ->
                duration(Duration.ofSeconds(
                        value.getDuration().getSeconds(), value.getDuration().getNanos()));
            case VALUE_NOT_SET -> "";
        };
    }

    /** As Go writes durations of a second and more: {@code 1h2m3s}, {@code 1m30s}, {@code 1.5s}. */
    private static String duration(Duration value) {
        return value.isZero()
                ? "0s"
                : value.toString()
                        .replaceFirst("^PT", "")
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceFirst("h(\\d+)s", "h0m$1s")
                        .replaceFirst("h$", "h0m0s")
                        .replaceFirst("m$", "m0s");
    }
}
