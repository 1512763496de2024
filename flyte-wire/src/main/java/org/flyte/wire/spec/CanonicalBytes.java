package org.flyte.wire.spec;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Messages as the Python SDK writes them for hashing: fields by number, and the entries of maps by their keys' UTF-8 bytes,
 * the longer key first where one is the other's prefix. Protobuf's deterministic mode for Java orders keys otherwise.
 */
public final class CanonicalBytes {
    private CanonicalBytes() {}

    /** Writes a message. */
    public static byte[] of(Message message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            for (Map.Entry<FieldDescriptor, Object> field :
                    message.getAllFields().entrySet()) {
                write(field.getKey(), field.getValue(), out);
            }
            message.getUnknownFields().writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes all that is written", e);
        }
        return bytes.toByteArray();
    }

    private static void write(FieldDescriptor field, Object value, CodedOutputStream out) throws IOException {
        if (!field.isRepeated()) {
            writeOne(field, value, out);
        } else if (field.isMapField()) {
            for (Object entry : sorted((List<?>) value)) {
                writeOne(field, entry, out);
            }
        } else if (field.isPacked()) {
            writePacked(field, (List<?>) value, out);
        } else {
            for (Object item : (List<?>) value) {
                writeOne(field, item, out);
            }
        }
    }

    private static List<MapEntry<?, ?>> sorted(List<?> entries) {
        List<MapEntry<?, ?>> sorted = new ArrayList<>();
        for (Object entry : entries) {
            sorted.add((MapEntry<?, ?>) entry);
        }
        sorted.sort((one, other) -> KeyOrder.LONGER_FIRST.compare((String) one.getKey(), (String) other.getKey()));
        return sorted;
    }

    private static void writePacked(FieldDescriptor field, List<?> values, CodedOutputStream out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream packed = CodedOutputStream.newInstance(bytes);
        for (Object value : values) {
            writeNumber(field, value, packed);
        }
        packed.flush();
        out.writeByteArray(field.getNumber(), bytes.toByteArray());
    }

    private static void writeOne(FieldDescriptor field, Object value, CodedOutputStream out) throws IOException {
        if (value instanceof MapEntry<?, ?> entry) {
            out.writeByteArray(field.getNumber(), entry(entry));
        } else if (value instanceof Message message) {
            out.writeByteArray(field.getNumber(), of(message));
        } else if (value instanceof String text) {
            out.writeString(field.getNumber(), text);
        } else if (value instanceof ByteString bytes) {
            out.writeBytes(field.getNumber(), bytes);
        } else {
            out.writeTag(field.getNumber(), wireType(field));
            writeNumber(field, value, out);
        }
    }

    /** Both fields of an entry are always written. */
    private static byte[] entry(MapEntry<?, ?> entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        for (FieldDescriptor field : entry.getDescriptorForType().getFields()) {
            writeOne(field, entry.getField(field), out);
        }
        out.flush();
        return bytes.toByteArray();
    }

    private static int wireType(FieldDescriptor field) {
        return field.getLiteType().getWireType();
    }

    private static void writeNumber(FieldDescriptor field, Object value, CodedOutputStream out) throws IOException {
        switch (field.getType()) {
            case INT32, UINT32, INT64, UINT64 -> out.writeUInt64NoTag(((Number) value).longValue() & mask(field));
            case SINT32 -> out.writeSInt32NoTag((Integer) value);
            case SINT64 -> out.writeSInt64NoTag((Long) value);
            case FIXED32, SFIXED32 -> out.writeFixed32NoTag((Integer) value);
            case FIXED64, SFIXED64 -> out.writeFixed64NoTag((Long) value);
            case FLOAT -> out.writeFloatNoTag((Float) value);
            case DOUBLE -> out.writeDoubleNoTag((Double) value);
            case BOOL -> out.writeBoolNoTag((Boolean) value);
            case ENUM -> out.writeEnumNoTag(((EnumValueDescriptor) value).getNumber());
            default -> throw new IllegalArgumentException("No number: " + field.getFullName());
        }
    }

    /** A negative uint32 is a large number; a negative int32 is written as 64 bits. */
    private static long mask(FieldDescriptor field) {
        return field.getJavaType() == JavaType.INT && field.getType() == FieldDescriptor.Type.UINT32
                ? 0xFFFF_FFFFL
                : -1L;
    }
}
