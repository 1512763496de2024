package org.flyte.maven.index;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.flyte.weaver.SourceLanguage;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.MethodNode;

/** The inputs of a method. */
final class InputReader {
    private final TypeMapper mapper;
    private final Report report;
    private final SourceLanguage language;

    InputReader(TypeMapper types, Report report, SourceLanguage language) {
        this.mapper = types;
        this.report = report;
        this.language = language;
    }

    List<TaskInput> read(MethodNode method, List<JavaType> types) {
        ParameterNames names = ParameterNames.of(method);
        List<TaskInput> inputs = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        boolean nameless = false;
        for (int i = 0; i < types.size(); i++) {
            String name = names.name(i);
            nameless |= name == null;
            TaskInput input = input(name == null ? "number " + (i + 1) : name, types.get(i), names, i);
            if (name != null) {
                checkName(name, taken);
            }
            if (input != null) {
                inputs.add(input);
            }
        }
        if (nameless) {
            report.add(
                    IndexCode.NO_PARAMETER_NAMES,
                    "The class file has no names of the parameters of " + method.name,
                    language.instead(
                                    "set <parameters>true</parameters> for maven-compiler-plugin",
                                    "set <javaParameters>true</javaParameters> for kotlin-maven-plugin",
                                    "leave out what keeps the compiler from writing them")
                            + ", or @Param(name = …) on each");
        }
        return inputs;
    }

    private void checkName(String name, Set<String> taken) {
        SafeName.check("The parameter", name, "@Param(name = …)", report);
        if (!taken.add(name)) {
            report.add(
                    IndexCode.DUPLICATE_PARAMETER,
                    "Two parameters have the name " + name,
                    "rename one with @Param(name = …)");
        }
    }

    private @Nullable TaskInput input(String name, JavaType type, ParameterNames names, int index) {
        if (OutputReader.isFuture(type)) {
            report.add(
                    IndexCode.FUTURE_PARAMETER,
                    "The parameter " + name + " is a " + type.text(),
                    "take its value, since inputs are there before a task starts");
            return null;
        }
        try {
            LiteralType mapped = TypeMapper.message(mapper.map(type, "The parameter " + name));
            JavaRange range = mapper.range(type);
            Literal value = DefaultValue.of(name, names.defaultText(index), mapped, type, range);
            return new TaskInput(name, type.text(), mapped, names.description(index), value, range);
        } catch (UnsupportedTypeException e) {
            report.add(e.code(), e.what(), e.fix());
            return null;
        }
    }
}
