package org.flyte.runtime.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.flyte.task.FlyteFile;

/** Random values of Java types that both languages have. */
final class RandomValues {
    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    Object of(Type type) throws ReflectiveOperationException {
        return of(type, Map.of(), 0);
    }

    private Object of(Type type, Map<TypeVariable<?>, Type> bound, int depth) throws ReflectiveOperationException {
        if (type instanceof TypeVariable<?> variable) {
            return of(bound.get(variable), bound, depth);
        }
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic, bound, depth);
        }
        Class<?> declared = (Class<?>) type;
        if (declared.isSealed()) {
            Class<?>[] permitted = declared.getPermittedSubclasses();
            return record(permitted[random.nextInt(permitted.length)], Map.of(), depth);
        }
        if (declared.isRecord()) {
            return record(declared, Map.of(), depth);
        }
        if (declared.isEnum()) {
            return pick(declared.getEnumConstants());
        }
        return single(declared.getSimpleName());
    }

    private Object ofGeneric(ParameterizedType type, Map<TypeVariable<?>, Type> bound, int depth)
            throws ReflectiveOperationException {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments().clone();
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = bound.getOrDefault(arguments[i], arguments[i]);
        }
        int size = depth < 5 ? random.nextInt(4) : 0;
        if (raw == Optional.class) {
            return depth > 4 || random.nextInt(3) == 0
                    ? Optional.empty()
                    : Optional.of(of(arguments[0], bound, depth + 1));
        }
        if (raw == List.class) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                list.add(of(arguments[0], bound, depth + 1));
            }
            return list;
        }
        if (raw == Map.class) {
            Map<Object, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                map.put(of(arguments[0], bound, depth + 1), of(arguments[1], bound, depth + 1));
            }
            return map;
        }
        Map<TypeVariable<?>, Type> inside = new HashMap<>(bound);
        for (int i = 0; i < arguments.length; i++) {
            inside.put(raw.getTypeParameters()[i], arguments[i]);
        }
        return record(raw, inside, depth);
    }

    private Object record(Class<?> type, Map<TypeVariable<?>, Type> bound, int depth)
            throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = of(components[i].getGenericType(), bound, depth + 1);
        }
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private Object single(String type) {
        return switch (type) {
            case "long", "Long" -> pick(0L, -1L, 127L, 128L, -33L, Long.MIN_VALUE, Long.MAX_VALUE, random.nextLong());
            case "int", "Integer" -> pick(0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, random.nextInt());
            case "short", "Short" -> (short) random.nextInt();
            case "byte", "Byte" -> (byte) random.nextInt();
            case "double", "Double" ->
                pick(0.0, -0.0, 1.0, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, random.nextGaussian());
            case "float", "Float" -> pick(0f, 1.5f, Float.NaN, Float.MAX_VALUE, random.nextFloat());
            case "boolean", "Boolean" -> random.nextBoolean();
            case "String" -> text();
            case "Instant" ->
                Instant.ofEpochSecond(
                        random.nextLong(-62_000_000_000L, 253_000_000_000L),
                        pick(0, 1_000, 500_000_000, random.nextInt(1_000_000) * 1_000));
            case "LocalDate" -> LocalDate.ofEpochDay(random.nextInt(-700_000, 2_900_000));
            case "Duration" -> Duration.ofNanos(pick(0L, 1L, -1L, random.nextLong(1L << 50)) * 1_000);
            case "FlyteFile" -> file();
            case "byte[]" -> text().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            default -> pick(1L, 1.5, "x", true, List.of(1L, "y"), Arrays.asList(null, Map.of("a", List.of())));
        };
    }

    private FlyteFile file() {
        FlyteFile file = FlyteFile.at("s3://b/" + random.nextInt(9) + "/k.txt");
        return random.nextBoolean() ? file : file.withHash("h" + random.nextInt(9));
    }

    private String text() {
        String alphabet = "aZ9 _.\n\t\"\\äß☃\uD83D\uDE00";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            int at = random.nextInt(alphabet.codePointCount(0, alphabet.length()));
            text.appendCodePoint(alphabet.codePointAt(alphabet.offsetByCodePoints(0, at)));
        }
        return text.toString();
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
