package org.flyte.wire.type;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A record: STRUCT with a JSON schema, as a dataclass has it. Its values are maps of msgpack. */
public final class RecordType implements FlyteType {
    private final String className;
    private final String title;
    private final Supplier<List<Component>> source;
    private @Nullable List<Component> components;

    /**
     * @param className binary name without type arguments, by which a record inside itself is known
     * @param title simple name of the class
     * @param source the components in their order; asked once, when first needed, so that a record can have itself inside
     */
    public RecordType(String className, String title, Supplier<List<Component>> source) {
        this.className = className;
        this.title = title;
        this.source = source;
    }

    public String className() {
        return className;
    }

    public String title() {
        return title;
    }

    /** The components in the order of declaration. */
    public synchronized List<Component> components() {
        List<Component> known = components;
        if (known == null) {
            known = List.copyOf(source.get());
            components = known;
        }
        return known;
    }

    /** The schema that stands in an interface. */
    public JsonSchema schema() {
        return SchemaScope.of(this);
    }

    /** Type arguments count: they are in what is written. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecordType record
                && record.className.equals(className)
                && Arrays.equals(record.toByteArray(), toByteArray());
    }

    @Override
    public int hashCode() {
        return className.hashCode();
    }

    @Override
    public String toString() {
        return className;
    }

    /**
     * The schemas of the components by their names, whether they have defaults or not: in a value without a word on its type only records of different shapes can
     * be told apart.
     */
    public Map<String, JsonSchema> shape() {
        Map<String, JsonSchema> shape = new HashMap<>();
        for (Component component : components()) {
            shape.put(component.name(), SchemaScope.of(component.type()));
        }
        return shape;
    }

    @Override
    public String tag() {
        return "Object-Dataclass-Transformer";
    }

    @Override
    public void write(WireWriter message, boolean tagged) {
        Fields.struct(message);
        message.message(Fields.METADATA, StructWriter.struct(schema().keywords()));
        Fields.annotation(message);
        Fields.tag(message, this, true);
    }

    @Override
    public JsonSchema schema(SchemaScope scope) {
        return scope.record(this);
    }
}
