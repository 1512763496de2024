package org.flyte.runtime.codec;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.flyte.task.Param;
import org.jspecify.annotations.Nullable;

/**
 * How a record is made and what it is made of; Kotlin's data classes are records too.
 *
 * @param constructor takes the components in their order
 */
record RecordShape(Constructor<?> constructor, List<Part> parts) {
    /**
     * A component.
     *
     * @param param what is said of it; null: nothing
     * @param nullable whether its type is {@code T?} in Kotlin
     */
    record Part(
            String name,
            Type type,
            AnnotatedType annotated,
            Method accessor,
            @Nullable Param param,
            boolean nullable) {}

    /** Whether a class is a record, or a data class of Kotlin. */
    static boolean isRecord(Class<?> type) {
        return type.isRecord()
                || (!Modifier.isAbstract(type.getModifiers())
                        && KotlinClass.isKotlin(type)
                        && component(type, 1) != null);
    }

    /** Reads a class that is one. */
    static RecordShape of(Class<?> type) {
        return type.isRecord() ? ofRecord(type) : ofDataClass(type);
    }

    private static RecordShape ofRecord(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
        }
        Constructor<?> constructor = constructor(type, types);
        KotlinClass kotlin = KotlinClass.of(type);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            Param param = component.getAnnotation(Param.class);
            parts.add(new Part(
                    component.getName(),
                    component.getGenericType(),
                    component.getAnnotatedType(),
                    component.getAccessor(),
                    param == null && kotlin != null ? param(constructor, i) : param,
                    kotlin != null && kotlin.isNullable(component.getName())));
        }
        return new RecordShape(constructor, parts);
    }

    /** The components of a data class are what {@code component1} and so on return; their names are those of the fields. */
    private static RecordShape ofDataClass(Class<?> type) {
        List<Method> accessors = new ArrayList<>();
        for (Method next = component(type, 1); next != null; next = component(type, accessors.size() + 1)) {
            accessors.add(next);
        }
        Class<?>[] types = new Class<?>[accessors.size()];
        for (int i = 0; i < types.length; i++) {
            types[i] = accessors.get(i).getReturnType();
        }
        Constructor<?> constructor = constructor(type, types);
        KotlinClass kotlin = KotlinClass.of(type);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            Method accessor = accessors.get(i);
            String name = kotlin == null ? null : kotlin.fieldRead(accessor.getName());
            if (kotlin == null || name == null) {
                throw new UnsupportedTypeException(type, "has a " + accessor.getName() + " that is not Kotlin's");
            }
            parts.add(new Part(
                    name,
                    accessor.getGenericReturnType(),
                    accessor.getAnnotatedReturnType(),
                    accessor,
                    param(constructor, i),
                    kotlin.isNullable(name)));
        }
        return new RecordShape(constructor, parts);
    }

    /** An internal component has the module's name behind its number. */
    private static @Nullable Method component(Class<?> type, int number) {
        String name = "component" + number;
        for (Method method : type.getDeclaredMethods()) {
            if (method.getParameterCount() == 0
                    && !Modifier.isStatic(method.getModifiers())
                    && (method.getName().equals(name) || method.getName().startsWith(name + "$"))) {
                return method;
            }
        }
        return null;
    }

    private static @Nullable Param param(Constructor<?> constructor, int index) {
        for (var annotation : constructor.getParameterAnnotations()[index]) {
            if (annotation instanceof Param param) {
                return param;
            }
        }
        return null;
    }

    private static Constructor<?> constructor(Class<?> type, Class<?>[] types) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new UnsupportedTypeException(type, "has no constructor of its components");
        }
    }
}
