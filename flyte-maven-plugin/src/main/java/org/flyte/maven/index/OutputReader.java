package org.flyte.maven.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flyte.idl.core.LiteralType;

/** The output of a method. */
final class OutputReader {
    private static final Set<String> FUTURES =
            Set.of("java.util.concurrent.CompletableFuture", "java.util.concurrent.CompletionStage");
    private static final Set<String> NOTHING = Set.of("void", "java.lang.Void");
    static final String PATH = "The return value";

    private final TypeMapper types;
    private final Report report;

    OutputReader(TypeMapper types, Report report) {
        this.types = types;
        this.report = report;
    }

    static boolean isFuture(JavaType type) {
        return FUTURES.contains(type.name()) || type.name().equals("java.util.concurrent.Future");
    }

    TaskOutput read(JavaType type) throws UnsupportedTypeException {
        if (!FUTURES.contains(type.name())) {
            return output(type, type, PATH, false);
        }
        if (type.nullable()) {
            throw new UnsupportedTypeException(
                    IndexCode.UNSUPPORTED_TYPE,
                    PATH + " → " + type.text() + " may be null, and a task that returns a future has to return one",
                    "leave @Nullable out, or write it on the future's value");
        }
        if (type.arguments().isEmpty()) {
            throw new UnsupportedTypeException(
                    IndexCode.RAW_TYPE, PATH + " → " + type.text() + " has no type arguments", "write them");
        }
        return output(type, type.arguments().get(0), PATH + " → " + type.outline(), true);
    }

    private TaskOutput output(JavaType whole, JavaType value, String path, boolean async)
            throws UnsupportedTypeException {
        return new TaskOutput(whole.text(), outputs(value, path), async);
    }

    private List<TaskOutput.Named> outputs(JavaType value, String path) throws UnsupportedTypeException {
        if (NOTHING.contains(value.name())) {
            return List.of();
        }
        if (!types.isOutputs(value)) {
            LiteralType type = TypeMapper.message(types.map(value, path));
            return List.of(new TaskOutput.Named(TaskOutput.ONLY, value.text(), type, ""));
        }
        List<TaskOutput.Named> outputs = new ArrayList<>();
        for (RecordComponent component : types.outputs(value, path)) {
            SafeName.check("The output", component.name(), "@Param(name = …)", report);
            outputs.add(new TaskOutput.Named(
                    component.name(),
                    component.javaType().text(),
                    TypeMapper.message(component.type()),
                    component.description()));
        }
        return outputs;
    }
}
