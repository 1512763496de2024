package org.flyte.maven.index;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.Primitive;
import org.flyte.idl.core.Scalar;
import org.flyte.wire.msgpack.MsgpackReader;

/** The ranges of Java's numbers in the values of a type, which Flyte's integers and floats do not know. */
public final class JavaRange {
    private final JavaType type;
    private final DeclaredParts parts;

    JavaRange(JavaType type, DeclaredParts parts) {
        this.type = type;
        this.parts = parts;
    }

    /**
     * Looks at a value and everything inside it.
     *
     * @param value one that is of the type but for its ranges
     * @return the first number that its place does not hold
     */
    public Optional<OutOfRange> check(Literal value) {
        return check(value, type);
    }

    private Optional<OutOfRange> check(Literal value, JavaType declared) {
        return switch (value.getValueCase()) {
            case COLLECTION -> items(value.getCollection().getLiteralsList(), declared.present());
            case MAP -> entries(value.getMap().getLiteralsMap(), declared.present());
            case SCALAR -> scalar(value.getScalar(), declared.present());
            default -> Optional.empty();
        };
    }

    private Optional<OutOfRange> items(List<Literal> items, JavaType list) {
        for (int i = 0; i < items.size(); i++) {
            Optional<OutOfRange> found = check(items.get(i), list.argument(0));
            if (found.isPresent()) {
                return Optional.of(found.get().within(PackedRange.item(i)));
            }
        }
        return Optional.empty();
    }

    private Optional<OutOfRange> entries(Map<String, Literal> entries, JavaType map) {
        for (Map.Entry<String, Literal> entry : entries.entrySet()) {
            Optional<OutOfRange> found = check(entry.getValue(), map.argument(1));
            if (found.isPresent()) {
                return Optional.of(found.get().within(PackedRange.key(entry.getKey())));
            }
        }
        return Optional.empty();
    }

    private Optional<OutOfRange> scalar(Scalar value, JavaType declared) {
        return switch (value.getValueCase()) {
            case PRIMITIVE -> primitive(value.getPrimitive(), declared);
            case UNION ->
                check(value.getUnion().getValue(), told(value.getUnion().getType(), declared));
            case BINARY ->
                declared.isBytes()
                        ? Optional.empty()
                        : new PackedRange(parts)
                                .check(
                                        new MsgpackReader(
                                                value.getBinary().getValue().asReadOnlyByteBuffer()),
                                        declared);
            default -> Optional.empty();
        };
    }

    private static Optional<OutOfRange> primitive(Primitive value, JavaType declared) {
        return switch (value.getValueCase()) {
            case INTEGER -> NumberRange.check(value.getInteger(), declared);
            case FLOAT_VALUE -> NumberRange.check(value.getFloatValue(), declared);
            default -> Optional.empty();
        };
    }

    /** The record that a union's type names, of those that the interface has; else the interface. */
    private JavaType told(LiteralType variant, JavaType declared) {
        String title = title(variant.getMetadata());
        return parts.variants(declared).stream()
                .filter(record -> record.simpleName().equals(title))
                .findFirst()
                .orElse(declared);
    }

    private static String title(Struct schema) {
        String reference =
                schema.getFieldsOrDefault("$ref", Value.getDefaultInstance()).getStringValue();
        return reference.isEmpty()
                ? schema.getFieldsOrDefault("title", Value.getDefaultInstance()).getStringValue()
                : reference.substring(reference.lastIndexOf('/') + 1);
    }
}
