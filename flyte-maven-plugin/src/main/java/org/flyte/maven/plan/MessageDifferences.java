package org.flyte.maven.plan;

import com.google.protobuf.BoolValue;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Struct;
import com.google.protobuf.TextFormat;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.flyte.maven.config.Redaction;
import org.jspecify.annotations.Nullable;

/** The fields in which two messages of one type differ, each by its path. Entries with a key are matched by it. */
final class MessageDifferences {
    private static final int LONGEST_VALUE = 120;

    /** Fields that tell one entry of a repeated field from another, the first that an entry has. */
    private static final List<String> KEYS = List.of("key", "name");

    private final List<Difference> found = new ArrayList<>();

    private MessageDifferences() {}

    /**
     * Compares.
     *
     * @return sorted as the fields are numbered; each field by its name in the configuration where it has one
     */
    static List<Difference> between(Message from, Message to) {
        MessageDifferences differences = new MessageDifferences();
        differences.compare(from, to, "", null);
        return differences.found.stream().distinct().toList();
    }

    private void compare(Message from, Message to, String path, @Nullable FieldDescriptor known) {
        for (FieldDescriptor field : from.getDescriptorForType().getFields()) {
            if (field.equals(known)) {
                continue;
            }
            String at = path + field.getJsonName();
            if (field.isRepeated()) {
                repeated(field, entries(from, field), entries(to, field), at);
            } else if (from.getField(field) instanceof Struct before && to.getField(field) instanceof Struct after) {
                StructDifferences.between(before, after, at)
                        .forEach(difference -> differ(difference.field(), difference.from(), difference.to()));
            } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && !isLeaf(field)) {
                compare((Message) from.getField(field), (Message) to.getField(field), at + ".", null);
            } else {
                differ(at, text(from, field), text(to, field));
            }
        }
    }

    private void repeated(FieldDescriptor field, List<?> from, List<?> to, String at) {
        if (from.equals(to)) {
            return;
        }
        if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
            differ(at, joined(from), joined(to));
            return;
        }
        Map<String, Message> before = keyed(from);
        Map<String, Message> after = keyed(to);
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        int sizeBefore = found.size();
        keys.forEach(key -> entry(before.get(key), after.get(key), at + "." + key));
        if (found.size() == sizeBefore) {
            differ(at, "another order", "this order");
        }
    }

    private void entry(@Nullable Message from, @Nullable Message to, String at) {
        Message some = from == null ? to : from;
        if (some == null) {
            return;
        }
        Message none = some.getDefaultInstanceForType();
        int sizeBefore = found.size();
        compare(from == null ? none : from, to == null ? none : to, at + ".", keyField(some));
        if (found.size() == sizeBefore && (from == null || to == null)) {
            differ(at, from == null ? null : "there", to == null ? null : "there");
        }
    }

    private void differ(String path, @Nullable String from, @Nullable String to) {
        if (from == null ? to != null : !from.equals(to)) {
            String field = FieldNames.of(path);
            found.add(new Difference(field, shown(field, from), shown(field, to)));
        }
    }

    /** A value as consoles and plan.json may show it. */
    private static @Nullable String shown(String field, @Nullable String value) {
        return value == null ? null : cut(Redaction.of(FieldNames.ownKey(field), value));
    }

    private static List<?> entries(Message message, FieldDescriptor field) {
        List<?> entries = (List<?>) message.getField(field);
        if (!field.isMapField()) {
            return entries;
        }
        // The order of a map's entries means nothing.
        return new ArrayList<>(keyed(entries).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList());
    }

    private static Map<String, Message> keyed(List<?> entries) {
        Map<String, Message> keyed = new LinkedHashMap<>();
        for (Object entry : entries) {
            Message message = (Message) entry;
            String key = key(message);
            keyed.put(key == null || keyed.containsKey(key) ? Integer.toString(keyed.size()) : key, message);
        }
        return keyed;
    }

    private static @Nullable String key(Message entry) {
        FieldDescriptor field = keyField(entry);
        return field == null ? null : entry.getField(field).toString();
    }

    private static @Nullable FieldDescriptor keyField(Message entry) {
        return KEYS.stream()
                .map(entry.getDescriptorForType()::findFieldByName)
                .filter(field -> field != null && field.getJavaType() != FieldDescriptor.JavaType.MESSAGE)
                .findFirst()
                .orElse(null);
    }

    private static boolean isLeaf(FieldDescriptor field) {
        return Set.of(
                        LiteralType.getDescriptor().getFullName(),
                        Literal.getDescriptor().getFullName(),
                        Duration.getDescriptor().getFullName(),
                        Timestamp.getDescriptor().getFullName(),
                        BoolValue.getDescriptor().getFullName())
                .contains(field.getMessageType().getFullName());
    }

    private static @Nullable String text(Message message, FieldDescriptor field) {
        Object value = message.getField(field);
        if (field.hasPresence() ? !message.hasField(field) : value.equals(field.getDefaultValue())) {
            return null;
        }
        return value instanceof Duration duration
                ? Durations.toString(duration)
                : value instanceof Timestamp time
                        ? Timestamps.toString(time)
                        : value instanceof BoolValue flag
                                ? Boolean.toString(flag.getValue())
                                : value instanceof Message part ? oneLine(part) : value.toString();
    }

    private static String oneLine(Message message) {
        return TextFormat.printer().emittingSingleLine(true).printToString(message);
    }

    private static @Nullable String joined(List<?> values) {
        return values.isEmpty() ? null : values.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static @Nullable String cut(@Nullable String value) {
        return value == null || value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE - 1) + "…";
    }
}
