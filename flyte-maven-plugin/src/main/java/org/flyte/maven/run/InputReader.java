package org.flyte.maven.run;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flyte.client.value.InputJson;
import org.flyte.client.value.InputText;
import org.flyte.client.value.ValueException;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.specs.Entry;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.NamedLiteral;
import org.flyte.idl.task.NamedParameter;
import org.flyte.maven.config.NearestName;
import org.flyte.maven.config.RunSettings;
import org.flyte.maven.index.IntegerRange;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** What people wrote as inputs, as the literals that the task takes; every error at once. */
final class InputReader {
    private final Entry entry;
    private final Map<String, LiteralType> types = new TreeMap<>();
    private final Map<String, Literal> values = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private InputReader(Entry entry) {
        this.entry = entry;
        entry.getSpec()
                .getTaskTemplate()
                .getInterface()
                .getInputs()
                .getVariablesList()
                .forEach(variable ->
                        types.put(variable.getKey(), variable.getValue().getType()));
    }

    /**
     * @param directory what a relative {@code @file} is relative to
     * @throws ProblemException with every input that is unknown, missing or of another type
     */
    static Inputs read(Entry entry, RunSettings settings, Path directory) {
        InputReader reader = new InputReader(entry);
        reader.whole(settings.inputsText(), directory);
        settings.inputs().forEach(reader::text);
        return reader.complete();
    }

    private void whole(@Nullable String text, Path directory) {
        if (text == null) {
            return;
        }
        try {
            String json = text.startsWith("@") ? Files.readString(directory.resolve(text.substring(1))) : text;
            JsonElement root = JsonParser.parseString(json);
            if (!(root instanceof JsonObject object)) {
                badInputs("it is not a JSON object", "write {\"name\": value, …}");
                return;
            }
            object.entrySet()
                    .forEach(member -> value(
                            member.getKey(),
                            "flyte.inputs." + member.getKey(),
                            type -> InputJson.parse(member.getValue(), type)));
        } catch (IOException e) {
            badInputs(
                    "the file " + text.substring(1) + " cannot be read",
                    "name a file that exists, as @path/to/inputs.json");
        } catch (JsonParseException e) {
            badInputs("it is not JSON: " + e.getMessage(), "write {\"name\": value, …}");
        }
    }

    private void badInputs(String what, String fix) {
        problems.add(new Problem(RunCode.BAD_INPUTS, what, "-Dflyte.inputs", fix));
    }

    private void text(String name, String text) {
        value(name, "-Dflyte.inputs." + name, type -> InputText.parse(text, type));
    }

    private interface Reading {
        Literal of(LiteralType type);
    }

    private void value(String name, String where, Reading reading) {
        LiteralType type = types.get(name);
        if (type == null) {
            problems.add(unknown(name, where));
            return;
        }
        try {
            Literal value = reading.of(type);
            values.put(name, value);
            long number = value.getScalar().getPrimitive().getInteger();
            IntegerRange.of(javaType(name))
                    .filter(range -> !range.holds(number))
                    .ifPresent(range -> problems.add(new Problem(
                            RunCode.WRONG_INPUT,
                            "it says " + number,
                            where,
                            "write an integer from " + range.lowest() + " to " + range.highest())));
        } catch (ValueException e) {
            String path = e.path().isEmpty() ? "" : "at " + e.path() + ": ";
            problems.add(
                    new Problem(RunCode.WRONG_INPUT, path + "it says " + e.found(), where, "write " + e.expected()));
        }
    }

    /** The name of the Java type of the parameter behind an input; empty text when there is none. */
    private String javaType(String input) {
        int index = entry.getParametersList().indexOf(input);
        Type[] types = Type.getArgumentTypes(entry.getMethodDescriptor());
        return index < 0 || index >= types.length ? "" : types[index].getClassName();
    }

    private Problem unknown(String name, String where) {
        String known =
                types.isEmpty() ? "the task has no inputs" : "its inputs are " + String.join(", ", types.keySet());
        String fix = NearestName.withinTwoEdits(name, types.keySet())
                .map(near -> "write " + near)
                .orElse("leave it out, or use a known name");
        return new Problem(
                RunCode.UNKNOWN_INPUT,
                "task " + entry.getSpec().getTaskTemplate().getId().getName() + " has no input " + name + "; " + known,
                where,
                fix);
    }

    private Inputs complete() {
        Map<String, Literal> defaults = new HashMap<>();
        for (NamedParameter parameter : entry.getSpec().getDefaultInputsList()) {
            defaults.put(parameter.getName(), parameter.getParameter().getDefault());
        }
        Inputs.Builder inputs = Inputs.newBuilder();
        for (String name : entry.getParametersList()) {
            Literal value = values.getOrDefault(name, defaults.get(name));
            if (value != null) {
                inputs.addLiterals(NamedLiteral.newBuilder().setName(name).setValue(value));
            } else if (problems.stream().noneMatch(problem -> ("-Dflyte.inputs." + name).equals(problem.where()))) {
                problems.add(new Problem(
                        RunCode.MISSING_INPUT,
                        "input " + name + " has no value and no default",
                        "-Dflyte.inputs." + name,
                        "set it, or give the parameter @Param(defaultValue = …)"));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return inputs.build();
    }
}
