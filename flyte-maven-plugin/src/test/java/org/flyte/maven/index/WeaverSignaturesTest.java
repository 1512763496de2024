package org.flyte.maven.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.flyte.task.spi.Dispatch;
import org.flyte.task.spi.TaskCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Type;

/** Methods with whatever parameters, in whatever order, do outside what they did before, and are dispatched inside. */
class WeaverSignaturesTest {
    private static final int METHODS = 120;
    private static final List<Class<?>> TYPES = List.of(
            boolean.class,
            byte.class,
            short.class,
            char.class,
            int.class,
            long.class,
            float.class,
            double.class,
            String.class,
            List.class,
            long[].class,
            String[][].class,
            Object.class);

    private final Random random = new Random(20261123);

    @TempDir
    Path temp;

    private record Signature(String name, List<Class<?>> parameters, Class<?> result) {
        String source() {
            StringBuilder parameterList = new StringBuilder();
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < parameters.size(); i++) {
                parameterList
                        .append(i == 0 ? "" : ", ")
                        .append(parameters.get(i).getCanonicalName())
                        .append(" p")
                        .append(i);
                all.append(", p").append(i);
            }
            String returned = result == void.class
                    ? ""
                    : parameters.contains(result)
                            ? "return p" + parameters.indexOf(result) + ";"
                            : "return (" + result.getCanonicalName() + ") DEFAULTS.get(\"" + result.getCanonicalName()
                                    + "\");";
            return "static %s %s(%s) { SEEN.add(Arrays.asList(\"%s\"%s)); %s }"
                    .formatted(result.getCanonicalName(), name, parameterList, name, all, returned);
        }

        String descriptor() {
            return Type.getMethodDescriptor(
                    Type.getType(result), parameters.stream().map(Type::getType).toArray(Type[]::new));
        }
    }

    @AfterEach
    void nothingRuns() {
        Dispatch.install(null);
    }

    @Test
    void everySignatureIsWoven() throws Throwable {
        List<Signature> signatures = new ArrayList<>();
        for (int i = 0; i < METHODS; i++) {
            signatures.add(signature("m" + i, i < TYPES.size() ? 1 : random.nextInt(9)));
        }
        signatures.add(signature("wide", 140));
        Path classes = Sources.compile(temp, source(signatures));
        List<MethodId> methods = signatures.stream()
                .map(signature -> new MethodId("Generated", signature.name(), signature.descriptor()))
                .toList();

        try (WovenCode code = WovenCode.of(classes, temp.resolve("woven"), methods)) {
            List<?> seen = (List<?>) code.type("Generated").getField("SEEN").get(null);
            for (Signature signature : signatures) {
                Object[] arguments =
                        signature.parameters().stream().map(this::value).toArray();
                Object outside = code.call("Generated", signature.name(), arguments);
                Object inside;
                try (RecordingRuntime action = RecordingRuntime.install()) {
                    inside = code.call("Generated", signature.name(), arguments);
                    TaskCall call = action.calls().get(0);
                    assertThat(action.calls()).hasSize(1);
                    assertThat(call.descriptor()).isEqualTo(signature.descriptor());
                    assertThat(call.arguments()).isEqualTo(Arrays.asList(arguments));
                }
                assertThat(inside).as(signature.toString()).isEqualTo(outside);
                assertThat(seen.get(seen.size() - 1)).isEqualTo(seen.get(seen.size() - 2));
            }
            assertThat(seen).hasSize(2 * signatures.size());
        }
    }

    private Signature signature(String name, int parameters) {
        List<Class<?>> types = new ArrayList<>();
        for (int i = 0; i < parameters; i++) {
            types.add(TYPES.get(random.nextInt(TYPES.size())));
        }
        int result = random.nextInt(TYPES.size() + 1);
        return new Signature(name, types, result == TYPES.size() ? void.class : TYPES.get(result));
    }

    private Object value(Class<?> type) {
        if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == byte.class) {
            return (byte) random.nextInt();
        } else if (type == short.class) {
            return (short) random.nextInt();
        } else if (type == char.class) {
            return (char) random.nextInt();
        } else if (type == int.class) {
            return random.nextInt();
        } else if (type == long.class) {
            return random.nextLong();
        } else if (type == float.class) {
            return random.nextFloat();
        } else if (type == double.class) {
            return random.nextDouble();
        } else if (type == List.class) {
            return List.of(random.nextInt());
        } else if (type == long[].class) {
            return new long[] {random.nextLong()};
        } else if (type == String[][].class) {
            return random.nextBoolean() ? null : new String[][] {{"a"}};
        }
        return "text " + random.nextInt();
    }

    private static String source(List<Signature> signatures) {
        StringBuilder methods = new StringBuilder();
        signatures.forEach(signature -> methods.append(signature.source()).append('\n'));
        return """
                import java.util.*;
                public class Generated {
                  public static final List<Object> SEEN = new ArrayList<>();
                  static final Map<String, Object> DEFAULTS = Map.ofEntries(
                    Map.entry("boolean", true), Map.entry("byte", (byte) 1), Map.entry("short", (short) 2),
                    Map.entry("char", 'c'), Map.entry("int", 3), Map.entry("long", 1L << 40), Map.entry("float", 1.5f),
                    Map.entry("double", 2.5), Map.entry("java.lang.String", "s"), Map.entry("java.util.List", List.of()),
                    Map.entry("long[]", new long[0]), Map.entry("java.lang.String[][]", new String[0][]),
                    Map.entry("java.lang.Object", "o"));
                %s
                }
                """.formatted(methods);
    }
}
