package org.flyte.maven.index;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.flyte.idl.core.LiteralType;

/**
 * {@code META-INF/flyte/tasks.json}: the tasks for people and for the plugin of a project that depends on this one.
 *
 * <pre>{@code
 * {"schemaVersion": 1,
 *  "tasks": [{"env": "hello", "name": "say", "class": "org.acme.Hello", "method": "say",
 *    "descriptor": "(Ljava/lang/String;)Ljava/lang/String;", "async": false,
 *    "inputs": [{"name": "name", "javaType": "String", "type": {"simple": "STRING"}, "description": "…", "default": {…}}],
 *    "outputs": [{"name": "o0", "javaType": "String", "type": {"simple": "STRING"}}],
 *    "bodyHash": "…", "source": "org/acme/Hello.java:12"}]}
 * }</pre>
 *
 * Types and defaults are Flyte's messages as protobuf's JSON. Tasks are sorted by environment and name, inputs are in the
 * order of the method's parameters. Inputs without a default or description leave it out.
 */
final class TasksJson {
    static final String PATH = "META-INF/flyte/tasks.json";

    private static final int SCHEMA_VERSION = 1;
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private TasksJson() {}

    static byte[] bytes(List<IndexedTask> tasks) {
        JsonArray array = new JsonArray();
        tasks.stream().sorted(Comparator.comparing(IndexedTask::wireName)).forEach(task -> array.add(json(task)));
        JsonObject root = new JsonObject();
        root.addProperty("schemaVersion", SCHEMA_VERSION);
        root.add("tasks", array);
        return (GSON.toJson(root) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject json(IndexedTask task) {
        TaskDeclaration declaration = task.declaration();
        JsonArray inputs = new JsonArray();
        declaration.inputs().forEach(input -> inputs.add(json(input)));
        JsonArray outputs = new JsonArray();
        TaskOutput output = declaration.output();
        output.outputs().forEach(each -> outputs.add(json(each)));
        JsonObject json = new JsonObject();
        json.addProperty("env", task.environment().wireName());
        json.addProperty("name", declaration.name());
        json.addProperty("class", declaration.method().className());
        json.addProperty("method", declaration.method().name());
        json.addProperty("descriptor", declaration.method().descriptor());
        json.addProperty("async", output.async());
        json.add("inputs", inputs);
        json.add("outputs", outputs);
        json.addProperty("bodyHash", declaration.bodyHash());
        json.addProperty("source", declaration.location().text());
        return json;
    }

    private static JsonObject json(TaskInput input) {
        JsonObject json = variable(input.name(), input.javaType(), input.type());
        if (!input.description().isEmpty()) {
            json.addProperty("description", input.description());
        }
        if (input.defaultValue() != null) {
            json.add("default", message(input.defaultValue()));
        }
        return json;
    }

    private static JsonObject json(TaskOutput.Named output) {
        JsonObject json = variable(output.name(), output.javaType(), output.type());
        if (!output.description().isEmpty()) {
            json.addProperty("description", output.description());
        }
        return json;
    }

    private static JsonObject variable(String name, String javaType, LiteralType type) {
        JsonObject json = new JsonObject();
        json.addProperty("name", name);
        json.addProperty("javaType", javaType);
        json.add("type", message(type));
        return json;
    }

    private static JsonElement message(MessageOrBuilder message) {
        try {
            return JsonParser.parseString(JsonFormat.printer().sortingMapKeys().print(message));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("The index makes only messages that have a JSON form", e);
        }
    }
}
