package org.flyte.maven.index;

import java.util.Set;

/** The output of a method. */
final class OutputReader {
    private static final Set<String> FUTURES =
            Set.of("java.util.concurrent.CompletableFuture", "java.util.concurrent.CompletionStage");
    private static final Set<String> NOTHING = Set.of("void", "java.lang.Void");
    private static final String PATH = "The return value";

    private OutputReader() {}

    static boolean isFuture(JavaType type) {
        return FUTURES.contains(type.name()) || type.name().equals("java.util.concurrent.Future");
    }

    static TaskOutput read(JavaType type) throws UnsupportedTypeException {
        if (!FUTURES.contains(type.name())) {
            return output(type, type, PATH, false);
        }
        if (type.arguments().isEmpty()) {
            throw new UnsupportedTypeException(
                    IndexCode.RAW_TYPE, PATH + " → " + type.text() + " has no type arguments", "write them");
        }
        return output(type, type.arguments().get(0), PATH + " → " + type.outline(), true);
    }

    private static TaskOutput output(JavaType whole, JavaType value, String path, boolean async)
            throws UnsupportedTypeException {
        boolean nothing = NOTHING.contains(value.name());
        return new TaskOutput(whole.text(), nothing ? null : TypeMapper.map(value, path), async);
    }
}
