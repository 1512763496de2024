package org.flyte.client.value;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.flyte.wire.msgpack.MsgpackWriter;

/**
 * Reads a structured value from JSON, by its schema, and writes it as msgpack: as Python writes the dataclass or model that has the
 * schema, but for the order of properties, which the schema has lost.
 */
final class StructReader {
    /** Enough for any value that means well; one that does not would try the alternatives of alternatives without end. */
    private static final int ATTEMPTS = 2_000_000;

    private final Schema schema;
    private final Surroundings surroundings;
    private final MsgpackWriter out = new MsgpackWriter();
    private final StructScalars scalars;
    private int attempts;
    private boolean filling;

    private StructReader(Schema schema, Surroundings surroundings) {
        this.schema = schema;
        this.surroundings = surroundings;
        this.scalars = new StructScalars(out, surroundings);
    }

    /**
     * Returns the value as msgpack.
     *
     * @param exact whether all properties have to be there, as in a value that was printed
     * @throws ValueException when the JSON is no such value
     */
    static byte[] pack(JsonElement json, Schema schema, Surroundings surroundings, ValuePath path, boolean exact) {
        StructReader reader = new StructReader(schema, surroundings);
        reader.value(json, schema.root(), path, exact);
        return reader.out.toBytes();
    }

    private void value(JsonElement json, Shape shape, ValuePath path, boolean exact) {
        List<Shape> all = schema.alternatives(shape);
        List<Shape> possible = Variants.inOrder(
                all.stream().filter(one -> Schema.mayBe(json, one)).toList(), json);
        if (possible.isEmpty()) {
            throw new ValueException(
                    path,
                    all.isEmpty() ? "nothing: its schema has no end" : new Shape.OneOf(all).form(),
                    Shown.of(json));
        }
        if (possible.size() == 1) {
            concrete(json, possible.get(0), path, exact);
            return;
        }
        Refusals refusals = new Refusals(path);
        for (boolean pass : exact ? new boolean[] {true} : new boolean[] {true, false}) {
            for (Shape one : possible) {
                int before = out.size();
                try {
                    concrete(json, one, path, pass);
                    return;
                } catch (ValueException e) {
                    out.backTo(before);
                    refusals.add(e);
                    if (++attempts > ATTEMPTS) {
                        throw new ValueException(path, "a value that fits its type sooner", Shown.of(json));
                    }
                }
            }
        }
        throw refusals.best(new Shape.OneOf(all).form(), Shown.of(json));
    }

    private void concrete(JsonElement json, Shape shape, ValuePath path, boolean exact) {
        if (shape instanceof Shape.Anything) {
            anything(json, path);
        } else if (shape instanceof Shape.Scalar scalar) {
            scalars.write(json, scalar, path);
        } else if (shape instanceof Shape.Choice choice) {
            scalars.write(json, choice, path);
        } else if (shape instanceof Shape.Items items && json instanceof JsonArray array) {
            items(array, items, path, exact);
        } else if (shape instanceof Shape.Table table && json instanceof JsonObject object) {
            table(object, table, path, exact);
        } else if (shape instanceof Shape.Fields fields && json instanceof JsonObject object) {
            fields(object, fields, path, exact);
        } else if (shape instanceof Shape.Reference reference) {
            reference(json, reference, path, exact);
        } else {
            throw new ValueException(path, shape.form(), Shown.of(json));
        }
    }

    private void items(JsonArray array, Shape.Items items, ValuePath path, boolean exact) {
        if (array.size() < items.first().size()) {
            throw new ValueException(path, items.form(), Shown.of(array));
        }
        out.list(array.size());
        for (int i = 0; i < array.size(); i++) {
            value(array.get(i), items.of(i), path.item(i), exact);
        }
    }

    private void table(JsonObject object, Shape.Table table, ValuePath path, boolean exact) {
        out.map(object.size());
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            ValuePath at = path.key(entry.getKey());
            key(entry.getKey(), table.keys(), at);
            value(entry.getValue(), table.values(), at, exact);
        }
    }

    /** In JSON every key is text; here some are numbers. */
    private void key(String key, Shape shape, ValuePath path) {
        List<Shape> shapes = schema.alternatives(shape);
        Shape only = shapes.size() == 1 ? shapes.get(0) : Shape.Scalar.TEXT;
        if (only instanceof Shape.Choice choice) {
            scalars.writeKey(key, choice, path);
        } else {
            scalars.writeKey(key, only instanceof Shape.Scalar scalar ? scalar : Shape.Scalar.TEXT, path);
        }
    }

    private void fields(JsonObject object, Shape.Fields fields, ValuePath path, boolean exact) {
        Set<String> others = new HashSet<>(object.keySet());
        others.removeAll(fields.properties().keySet());
        Shape open = fields.others();
        if (open == null && !others.isEmpty()) {
            String name = new TreeSet<>(others).first();
            throw ValueException.unknownProperty(path.key(name), fields.form(), name);
        }
        List<String> filledIn = filledIn(object, fields, path, exact);
        out.map(object.size() + filledIn.size());
        fields.properties().forEach((name, property) -> {
            JsonElement given = object.get(name);
            if (given != null) {
                out.text(name);
                value(given, property.shape(), path.key(name), exact);
            } else if (filledIn.contains(name)) {
                fillIn(name, property, path);
            }
        });
        object.asMap().forEach((name, other) -> {
            if (open != null && others.contains(name)) {
                ValuePath at = path.key(name);
                scalars.writeKey(name, Shape.Scalar.TEXT, at);
                value(other, open, at, exact);
            }
        });
    }

    /** The missing properties whose default the schema tells. The reader of the value fills the others in. */
    private List<String> filledIn(JsonObject object, Shape.Fields fields, ValuePath path, boolean exact) {
        List<String> filledIn = new ArrayList<>();
        fields.properties().forEach((name, property) -> {
            if (object.has(name)) {
                return;
            }
            if (exact || property.required()) {
                throw new ValueException(path, fields.form(), "no " + name);
            }
            int before = out.size();
            if (!filling && fillIn(name, property, path)) {
                filledIn.add(name);
            }
            out.backTo(before);
        });
        return filledIn;
    }

    /** In a default itself nothing is filled in: it could be its own default. */
    private boolean fillIn(String name, Shape.Property property, ValuePath path) {
        JsonElement standard = property.standard();
        if (standard == null || schema.alternatives(property.shape()).contains(new Shape.Anything())) {
            return false;
        }
        filling = true;
        try {
            out.text(name);
            value(standard, property.shape(), path.key(name), false);
            return true;
        } catch (ValueException e) {
            return false;
        } finally {
            filling = false;
        }
    }

    private void reference(JsonElement json, Shape.Reference reference, ValuePath path, boolean exact) {
        if (json instanceof JsonObject object) {
            fields(object, reference.fields(), path, exact);
            return;
        }
        RemoteFile file = InputBlob.remote(json.getAsString(), reference.folder(), surroundings, path);
        String hash = file.hash();
        out.map(4).text("path").text(file.uri()).text("name").text(OutputBlob.name(file.uri()));
        out.text("format").text("").text("hash");
        if (hash == null) {
            out.nil();
        } else {
            out.text(hash);
        }
    }

    private void anything(JsonElement json, ValuePath path) {
        if (json instanceof JsonArray array) {
            items(array, new Shape.Items(List.of(), new Shape.Anything()), path, false);
        } else if (json instanceof JsonObject object) {
            table(object, new Shape.Table(Shape.Scalar.TEXT, new Shape.Anything()), path, false);
        } else if (json instanceof JsonPrimitive primitive) {
            scalars.writeAsItIs(primitive, path);
        } else if (json instanceof JsonNull) {
            out.nil();
        }
    }
}
