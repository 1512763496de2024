package org.flyte.maven.index;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A message as the values of its fields by their paths, so that two can be held against each other field by field. */
final class ProtoTree {
    private static final String THERE = "{}";

    private ProtoTree() {}

    /** Every field that is set; a message that is there, be it empty, is one too. */
    static SortedMap<String, String> of(Message message) {
        SortedMap<String, String> fields = new TreeMap<>();
        add(fields, "", message);
        return fields;
    }

    /** What differs: by path, both values. */
    static SortedMap<String, String> differences(Message ours, Message theirs) {
        SortedMap<String, String> one = of(ours);
        SortedMap<String, String> other = of(theirs);
        SortedMap<String, String> differences = new TreeMap<>();
        TreeSet<String> paths = new TreeSet<>(one.keySet());
        paths.addAll(other.keySet());
        for (String path : paths) {
            if (!Objects.equals(one.get(path), other.get(path))) {
                differences.put(path, "ours " + one.get(path) + ", Python's " + other.get(path));
            }
        }
        return differences;
    }

    private static void add(Map<String, String> fields, String path, Object value) {
        if (value instanceof MapEntry<?, ?> entry) {
            add(fields, path + "." + entry.getKey(), entry.getValue());
        } else if (value instanceof Message message) {
            fields.put(path, THERE);
            message.getAllFields().forEach((field, child) -> add(fields, join(path, field.getName()), field, child));
        } else {
            fields.put(path, String.valueOf(value));
        }
    }

    private static void add(Map<String, String> fields, String path, FieldDescriptor field, Object value) {
        if (field.isMapField()) {
            ((List<?>) value).forEach(entry -> addEntry(fields, path, (Message) entry));
        } else if (field.isRepeated()) {
            List<?> list = (List<?>) value;
            for (int i = 0; i < list.size(); i++) {
                add(fields, path + "[" + i + "]", list.get(i));
            }
        } else {
            add(fields, path, value);
        }
    }

    private static void addEntry(Map<String, String> fields, String path, Message entry) {
        List<FieldDescriptor> parts = entry.getDescriptorForType().getFields();
        add(fields, path + "." + entry.getField(parts.get(0)), entry.getField(parts.get(1)));
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
