package org.flyte.maven.index;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.flyte.weaver.SourceLanguage;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** What a function of Kotlin can have that callers who read only class files do not see, or see as something else. */
final class LanguageShape {
    private static final String CONTINUATION = "Lkotlin/coroutines/Continuation;";

    private LanguageShape() {}

    /** Returns whether there is nothing of the kind, so that the method's types are what the source says. */
    static boolean check(ClassNode owner, MethodNode method, MethodId id, Report report) {
        if (SourceLanguage.of(owner) != SourceLanguage.KOTLIN) {
            return true;
        }
        String task = "The task " + id.shortText();
        List<Type> parameters = Arrays.asList(Type.getArgumentTypes(method.desc));
        if (!parameters.isEmpty()
                && parameters.get(parameters.size() - 1).getDescriptor().equals(CONTINUATION)) {
            report.add(
                    IndexCode.OTHER_LANGUAGE,
                    task + " is a suspend function",
                    "leave suspend out, and call what suspends within runBlocking { … }");
            return false;
        }
        if (method.name.contains("-")) {
            report.add(
                    IndexCode.OTHER_LANGUAGE,
                    task.substring(0, task.lastIndexOf('-'))
                            + " has a value class such as UInt or Duration in its signature,"
                            + " of which a class file has only the value inside",
                    "take what is inside: Long for ULong, java.time.Duration for Duration");
            return false;
        }
        if (defaults(owner, method) > annotated(method)) {
            report.add(
                    IndexCode.OTHER_LANGUAGE,
                    task + " has a default value, which only callers in Kotlin get",
                    "write @Param(defaultValue = …) for each parameter that has one");
            return false;
        }
        return true;
    }

    /** Counts the parameters with defaults: the method that fills them in tests a bit for each. */
    private static long defaults(ClassNode owner, MethodNode method) {
        return owner.methods.stream()
                .filter(it -> it.name.equals(method.name + "$default")
                        && it.desc.startsWith(method.desc.substring(0, method.desc.indexOf(')'))))
                .mapToLong(it -> Arrays.stream(it.instructions.toArray())
                        .filter(code -> code.getOpcode() == Opcodes.IAND)
                        .count())
                .max()
                .orElse(0);
    }

    private static long annotated(MethodNode method) {
        ParameterNames names = ParameterNames.of(method);
        return IntStream.range(0, Type.getArgumentTypes(method.desc).length)
                .filter(index -> names.defaultText(index) != null)
                .count();
    }
}
