package org.flyte.wire.type;

import java.util.Map;

/** Fields of {@code flyteidl2.core.LiteralType} that several types write. */
final class Fields {
    static final int SIMPLE = 1;
    static final int COLLECTION_TYPE = 3;
    static final int MAP_VALUE_TYPE = 4;
    static final int BLOB = 5;
    static final int METADATA = 6;
    static final int ENUM_TYPE = 7;
    static final int UNION_TYPE = 10;

    private static final int ANNOTATION = 9;
    private static final int STRUCTURE = 11;
    private static final int STRUCT = 9;

    /** Makes the backend and the SDK hash a value by its msgpack with sorted keys. */
    private static final Map<String, Object> MSGPACK =
            Map.of("cache-key-metadata", Map.of("serialization-format", "msgpack"));

    private Fields() {}

    static void struct(WireWriter message) {
        message.varint(SIMPLE, STRUCT);
    }

    static void annotation(WireWriter message) {
        message.message(ANNOTATION, new WireWriter().message(1, StructWriter.struct(MSGPACK)));
    }

    static void tag(WireWriter message, FlyteType type, boolean tagged) {
        if (tagged) {
            message.message(STRUCTURE, new WireWriter().text(1, type.tag()));
        }
    }
}
