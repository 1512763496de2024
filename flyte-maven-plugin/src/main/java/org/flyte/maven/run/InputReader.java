package org.flyte.maven.run;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.flyte.client.value.InputJson;
import org.flyte.client.value.InputText;
import org.flyte.client.value.StrictJson;
import org.flyte.client.value.Surroundings;
import org.flyte.client.value.ValueException;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.specs.Entry;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.NamedLiteral;
import org.flyte.idl.task.NamedParameter;
import org.flyte.maven.config.NearestName;
import org.flyte.maven.config.RunSettings;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What people wrote as inputs, as the literals that the task takes; every error at once. */
final class InputReader {
    private final Entry entry;
    private final InputRanges ranges;
    private final Map<String, LiteralType> types = new TreeMap<>();
    private final Map<String, Literal> values = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private final Surroundings surroundings;
    /** Under which spelling the whole of the inputs, or a single one, said a value. */
    private final Map<String, String> spellings = new HashMap<>();

    private final Set<String> wrong = new HashSet<>();

    private InputReader(Entry entry, InputRanges ranges, Surroundings surroundings) {
        this.entry = entry;
        this.ranges = ranges;
        this.surroundings = surroundings;
        entry.getSpec()
                .getTaskTemplate()
                .getInterface()
                .getInputs()
                .getVariablesList()
                .forEach(variable ->
                        types.put(variable.getKey(), variable.getValue().getType()));
    }

    /**
     * @param ranges those of the task's own parameters
     * @param directory what a relative {@code @file} is relative to
     * @param surroundings what values may refer to
     * @throws ProblemException with every input that is unknown, missing or of another type
     */
    static Inputs read(
            Entry entry, InputRanges ranges, RunSettings settings, Path directory, Surroundings surroundings) {
        InputReader reader = new InputReader(entry, ranges, surroundings);
        reader.whole(settings.inputsText(), directory);
        reader.spellings.clear();
        settings.inputs().forEach(reader::text);
        return reader.complete();
    }

    private void whole(@Nullable String text, Path directory) {
        if (text == null) {
            return;
        }
        try {
            String json = text.startsWith("@") ? Files.readString(directory.resolve(text.substring(1))) : text;
            JsonElement root = StrictJson.parse(json);
            if (!(root instanceof JsonObject object)) {
                badInputs("it is not a JSON object", "write {\"name\": value, …}");
                return;
            }
            object.entrySet()
                    .forEach(member -> value(
                            member.getKey(),
                            "flyte.inputs." + member.getKey(),
                            type -> InputJson.parse(member.getValue(), type, surroundings)));
        } catch (IOException e) {
            badInputs(
                    "the file " + text.substring(1) + " cannot be read",
                    "name a file that exists, as @path/to/inputs.json");
        } catch (InvalidPathException e) {
            badInputs(text.substring(1) + " is no path", "name a file that exists, as @path/to/inputs.json");
        } catch (ValueException e) {
            badInputs(
                    e.path().isEmpty()
                            ? "it is not " + e.expected()
                            : "at " + e.path() + " it has " + e.found() + " where there should be " + e.expected(),
                    "write {\"name\": value, …}");
        }
    }

    private void badInputs(String what, String fix) {
        problems.add(new Problem(RunCode.BAD_INPUTS, what, "-Dflyte.inputs", fix));
    }

    private void text(String name, String text) {
        value(name, "-Dflyte.inputs." + name, type -> InputText.parse(text, type, surroundings));
    }

    private interface Reading {
        Literal of(LiteralType type);
    }

    private void value(String written, String where, Reading reading) {
        List<String> meant = new InputNames(types.keySet()).meantBy(written);
        LiteralType type = meant.size() == 1 ? types.get(meant.get(0)) : null;
        if (type == null) {
            problems.add(meant.isEmpty() ? unknown(written, where) : ambiguous(written, where, meant));
            wrong.addAll(meant);
            return;
        }
        String name = meant.get(0);
        String other = spellings.put(name, written);
        if (other != null) {
            problems.add(new Problem(
                    RunCode.WRONG_INPUT,
                    "input " + name + " has two values, as " + other + " and as " + written,
                    where,
                    "leave one of them out"));
        }
        try {
            Literal value = reading.of(type);
            values.put(name, value);
            ranges.check(name, value)
                    .ifPresent(beyond -> problems.add(unfit(beyond.path(), beyond.found(), beyond.expected(), where)));
        } catch (ValueException e) {
            wrong.add(name);
            problems.add(unfit(e.path(), e.found(), e.expected(), where));
        }
    }

    private static Problem unfit(String path, String found, String expected, String where) {
        String place = path.isEmpty() ? "" : "at " + path + ": ";
        return new Problem(RunCode.WRONG_INPUT, place + "it says " + found, where, "write " + expected);
    }

    private static Problem ambiguous(String written, String where, List<String> meant) {
        return new Problem(
                RunCode.UNKNOWN_INPUT,
                written + " may be any of the inputs " + String.join(", ", meant),
                where,
                "write the name of the one that is meant exactly");
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
        // In the interface's order, as whoever calls the task: the order counts for cached results.
        for (String name : types.keySet()) {
            Literal value = values.getOrDefault(name, defaults.get(name));
            if (value != null) {
                inputs.addLiterals(NamedLiteral.newBuilder().setName(name).setValue(value));
            } else if (!wrong.contains(name)) {
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
