package org.flyte.runtime.codec;

import java.util.Map;
import java.util.Set;
import org.flyte.runtime.literal.StructReader;
import org.flyte.runtime.literal.WireReader;
import org.flyte.wire.msgpack.MsgpackException;
import org.flyte.wire.msgpack.MsgpackReader;
import org.jspecify.annotations.Nullable;

/** What a record's type says of it whoever wrote it: Python puts the keys of the schema in an order of its own, so bytes differ. */
record VariantShape(String title, Set<?> components) {
    private static final int METADATA = 6;
    private static final String REFERENCE = "#/$defs/";

    /** Reads a {@code LiteralType}; what is no record has neither title nor components. */
    static VariantShape of(byte[] literalType) {
        WireReader message = new WireReader(literalType);
        while (message.next()) {
            if (message.field() == METADATA) {
                return ofSchema(StructReader.msgpack(message.message()));
            }
        }
        return new VariantShape("", Set.of());
    }

    private static VariantShape ofSchema(byte[] packed) {
        try {
            Object schema = UntypedCodec.ANY.unpack(new Unpacker(new MsgpackReader(packed)));
            return get(schema, "$ref") instanceof String reference && reference.startsWith(REFERENCE)
                    ? ofObject(get(get(schema, "$defs"), reference.substring(REFERENCE.length())))
                    : ofObject(schema);
        } catch (ValueException | MsgpackException e) {
            return new VariantShape("", Set.of());
        }
    }

    private static VariantShape ofObject(@Nullable Object schema) {
        Object title = get(schema, "title");
        Set<?> components = get(schema, "properties") instanceof Map<?, ?> properties ? properties.keySet() : Set.of();
        return new VariantShape(title instanceof String text ? text : "", components);
    }

    private static @Nullable Object get(@Nullable Object object, String key) {
        return object instanceof Map<?, ?> map ? map.get(key) : null;
    }
}
