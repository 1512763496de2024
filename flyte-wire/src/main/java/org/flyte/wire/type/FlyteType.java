package org.flyte.wire.type;

/** A type of an input, an output or a part of one. Immutable; equal when what they write is equal. */
public sealed interface FlyteType
        permits ScalarType, ListType, MapType, UnionType, EnumType, RecordType, BlobType, UntypedType {
    /** The name of the Python SDK's transformer of the equivalent type, by which Python finds the variant of a union. */
    String tag();

    /**
     * Adds the fields of {@code flyteidl2.core.LiteralType} in the order of their numbers.
     *
     * @param tagged whether this is the variant of a union, which says its tag
     */
    void write(WireWriter message, boolean tagged);

    /** What stands for this type in the JSON schema of a record that has it as a component. */
    JsonSchema schema(SchemaScope scope);

    /** The serialized {@code flyteidl2.core.LiteralType}. */
    default byte[] toByteArray() {
        WireWriter message = new WireWriter();
        write(message, false);
        return message.toByteArray();
    }

    /** As {@link #toByteArray}, as a variant of a union. */
    default byte[] toVariant() {
        WireWriter message = new WireWriter();
        write(message, true);
        return message.toByteArray();
    }
}
