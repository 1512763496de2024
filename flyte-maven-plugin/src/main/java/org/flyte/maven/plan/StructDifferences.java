package org.flyte.maven.plan;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flyte.maven.config.Redaction;
import org.jspecify.annotations.Nullable;

/** The places in which two JSON documents differ, by their paths: {@code containers[0].env[1].value}. */
final class StructDifferences {
    private static final String NAME = "name";

    private final List<Difference> found = new ArrayList<>();

    private StructDifferences() {}

    /**
     * Compares. Entries of a list are held against those of the same name where all have one of their own, else against those of
     * the same place.
     *
     * @param path path of both documents
     * @return sorted by path; an entry of a list by its place in the second, or in the first when it is only there
     */
    static List<Difference> between(Struct from, Struct to, String path) {
        StructDifferences differences = new StructDifferences();
        differences.structs(from, to, path, "");
        return differences.found;
    }

    /** @param owner name of the list's entry that the documents are; an environment variable's value is judged by it */
    private void structs(Struct from, Struct to, String path, String owner) {
        TreeSet<String> names = new TreeSet<>(from.getFieldsMap().keySet());
        names.addAll(to.getFieldsMap().keySet());
        names.forEach(name -> values(
                from.getFieldsMap().get(name),
                to.getFieldsMap().get(name),
                path + "." + name,
                name.equals("value") ? owner : name));
    }

    private void values(@Nullable Value from, @Nullable Value to, String path, String key) {
        if (from == null ? to == null : from.equals(to)) {
            return;
        }
        boolean alike = from == null || to == null || from.getKindCase() == to.getKindCase();
        if (alike && struct(from).getFieldsCount() + struct(to).getFieldsCount() > 0) {
            structs(struct(from), struct(to), path, key);
        } else if (alike && hasStructs(from, to)) {
            lists(list(from), list(to), path);
        } else {
            boolean readsTheSame = Objects.equals(JsonText.of(from), JsonText.of(to));
            found.add(new Difference(
                    path,
                    redacted(key, readsTheSame ? JsonText.exact(from) : JsonText.of(from)),
                    redacted(key, readsTheSame ? JsonText.exact(to) : JsonText.of(to))));
        }
    }

    private void lists(List<Value> from, List<Value> to, String path) {
        if (!named(from) || !named(to)) {
            IntStream.range(0, Math.max(from.size(), to.size()))
                    .forEach(i -> values(at(from, i), at(to, i), at(path, i), ""));
            return;
        }
        Map<String, Integer> before = places(from);
        Map<String, Integer> after = places(to);
        int sizeBefore = found.size();
        after.forEach(
                (name, place) -> values(at(from, before.getOrDefault(name, -1)), to.get(place), at(path, place), name));
        before.forEach((name, place) -> {
            if (!after.containsKey(name)) {
                values(from.get(place), null, at(path, place), name);
            }
        });
        if (found.size() == sizeBefore) {
            found.add(new Difference(path, "another order", "this order"));
        }
    }

    private static @Nullable String redacted(String key, @Nullable String text) {
        return text == null ? null : Redaction.of(key, text);
    }

    private static String at(String path, int place) {
        return path + "[" + place + "]";
    }

    private static @Nullable Value at(List<Value> list, int place) {
        return place >= 0 && place < list.size() ? list.get(place) : null;
    }

    private static boolean hasStructs(@Nullable Value from, @Nullable Value to) {
        List<Value> all = new ArrayList<>(list(from));
        all.addAll(list(to));
        return !all.isEmpty() && all.stream().allMatch(Value::hasStructValue);
    }

    private static boolean named(List<Value> list) {
        return places(list).size() == list.size() && !places(list).containsKey("");
    }

    private static Map<String, Integer> places(List<Value> list) {
        return IntStream.range(0, list.size())
                .boxed()
                .collect(Collectors.toMap(
                        i -> list.get(i)
                                .getStructValue()
                                .getFieldsOrDefault(NAME, Value.getDefaultInstance())
                                .getStringValue(),
                        i -> i,
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    private static Struct struct(@Nullable Value value) {
        return value == null ? Struct.getDefaultInstance() : value.getStructValue();
    }

    private static List<Value> list(@Nullable Value value) {
        return value == null ? List.of() : value.getListValue().getValuesList();
    }
}
