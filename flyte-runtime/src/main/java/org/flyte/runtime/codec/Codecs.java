package org.flyte.runtime.codec;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flyte.task.Outputs;
import org.jspecify.annotations.Nullable;

/** Finds the codecs of Java types. Records and unions that were found once are taken again. Not thread-safe. */
public final class Codecs {
    private final RecordCodecs records = new RecordCodecs(this);

    /**
     * Returns the codec of a generic type.
     *
     * @throws UnsupportedTypeException where the type is none of Flyte's
     */
    public static Codec of(Type type) {
        return new Codecs().codec(type, null);
    }

    /** Returns the codec of a parameter's or result's type that says itself whether it may be null. */
    public Codec codec(Type type, @Nullable AnnotatedType annotated) {
        return codec(type, annotated, false);
    }

    /**
     * Returns the codec of a parameter's or result's type.
     *
     * @param annotated the type with its annotations, of which {@code @Nullable} counts; null where it has none
     * @param nullable whether it may be null without an annotation that says so
     * @throws UnsupportedTypeException where the type is none of Flyte's
     */
    public Codec codec(Type type, @Nullable AnnotatedType annotated, boolean nullable) {
        Codec codec = find(type, annotated, Map.of(), nullable);
        records.check();
        return codec;
    }

    /**
     * The codec of a record each of whose components is an output; null for any other type.
     *
     * @param annotated as for {@link #codec}
     */
    public @Nullable RecordCodec outputs(Type type, @Nullable AnnotatedType annotated) {
        Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
        if (raw instanceof Class<?> declared
                && declared.isAnnotationPresent(Outputs.class)
                && RecordShape.isRecord(declared)) {
            if (!(codec(type, annotated) instanceof RecordCodec codec)) {
                throw new UnsupportedTypeException(type, "is several outputs, which cannot be absent together");
            }
            if (codec.componentTypes().isEmpty()) {
                throw new UnsupportedTypeException(type, "has no components, so there are no outputs; use void");
            }
            return codec;
        }
        return null;
    }

    Codec find(Type type, @Nullable AnnotatedType annotated, Map<TypeVariable<?>, Codec> bound) {
        return find(type, annotated, bound, false);
    }

    /** @param nullable whether it may be null without an annotation that says so */
    Codec find(Type type, @Nullable AnnotatedType annotated, Map<TypeVariable<?>, Codec> bound, boolean nullable) {
        Codec codec = bare(type, annotated, bound);
        return nullable || (annotated != null && isNullable(type, annotated)) ? optional(type, codec, true) : codec;
    }

    private Codec bare(Type type, @Nullable AnnotatedType annotated, Map<TypeVariable<?>, Codec> bound) {
        if (type instanceof Class<?> declared) {
            return declared.isArray() ? array(declared.getComponentType(), annotated, bound) : ofClass(declared);
        }
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic, annotated, bound);
        }
        if (type instanceof GenericArrayType array) {
            return array(array.getGenericComponentType(), annotated, bound);
        }
        if (type instanceof TypeVariable<?> variable) {
            Codec codec = bound.get(variable);
            if (codec == null) {
                throw new UnsupportedTypeException(
                        type, "is a type variable, which is no type of Flyte's; write the type itself");
            }
            return codec;
        }
        if (type instanceof WildcardType wildcard
                && wildcard.getLowerBounds().length == 0
                && wildcard.getUpperBounds()[0] != Object.class) {
            return find(wildcard.getUpperBounds()[0], null, bound);
        }
        throw new UnsupportedTypeException(
                type, "is a wildcard, which is no type of Flyte's; write the type itself, or Object");
    }

    private Codec ofClass(Class<?> type) {
        Codec single = SingleCodecs.of(type);
        if (single != null) {
            return single;
        }
        if (type == Object.class) {
            return UntypedCodec.ANY;
        }
        if (type.getTypeParameters().length > 0) {
            throw new UnsupportedTypeException(type, "has no type arguments; write them");
        }
        if (type.isSealed() || RecordShape.isRecord(type)) {
            return records.of(type, List.of());
        }
        throw UnsupportedTypeException.of(type);
    }

    private Codec ofGeneric(
            ParameterizedType type, @Nullable AnnotatedType annotated, Map<TypeVariable<?>, Codec> bound) {
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw != List.class
                && raw != Collection.class
                && raw != Map.class
                && raw != Optional.class
                && !raw.isSealed()
                && !RecordShape.isRecord(raw)) {
            throw UnsupportedTypeException.of(type);
        }
        List<Codec> arguments = arguments(type, annotated, bound);
        if (raw == Map.class) {
            return map(type, arguments.get(0), arguments.get(1));
        }
        if (raw == Optional.class) {
            return optional(type, arguments.get(0), false);
        }
        return raw == List.class || raw == Collection.class
                ? new ListCodec(arguments.get(0), null)
                : records.of(raw, arguments);
    }

    private List<Codec> arguments(
            ParameterizedType type, @Nullable AnnotatedType annotated, Map<TypeVariable<?>, Codec> bound) {
        Type[] arguments = type.getActualTypeArguments();
        AnnotatedType[] annotations = annotated instanceof AnnotatedParameterizedType generic
                ? generic.getAnnotatedActualTypeArguments()
                : null;
        List<Codec> codecs = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            try {
                codecs.add(find(arguments[i], annotations == null ? null : annotations[i], bound));
            } catch (UnsupportedTypeException e) {
                throw e.within(((Class<?>) type.getRawType()).getSimpleName());
            }
        }
        return codecs;
    }

    private Codec array(Type component, @Nullable AnnotatedType annotated, Map<TypeVariable<?>, Codec> bound) {
        if (component == byte.class) {
            return BytesCodec.ARRAY;
        }
        AnnotatedType inside =
                annotated instanceof AnnotatedArrayType array ? array.getAnnotatedGenericComponentType() : null;
        try {
            return new ListCodec(find(component, inside, bound), Erasure.of(component));
        } catch (UnsupportedTypeException e) {
            throw e.within("array");
        }
    }

    private static Codec map(Type type, Codec key, Codec value) {
        if (key == TextCodec.TEXT && value != UntypedCodec.ANY) {
            return new MapCodec(value);
        }
        if (SingleCodecs.isKey(key)) {
            return new PackedMapCodec(key, value);
        }
        throw new UnsupportedTypeException(
                type, "cannot be passed: keys are texts, numbers, booleans, times, enums or Object");
    }

    private static Codec optional(Type type, Codec present, boolean nullable) {
        if (present instanceof OptionalCodec inside) {
            if (nullable && inside.takesNull()) {
                return inside;
            }
            throw new UnsupportedTypeException(
                    type, "says twice that a value may be absent; Flyte has one kind of nothing");
        }
        return new OptionalCodec(present, nullable);
    }

    private static boolean isNullable(Type type, AnnotatedType annotated) {
        if (type instanceof Class<?> declared && declared.isPrimitive()) {
            return false;
        }
        for (var annotation : annotated.getAnnotations()) {
            if (annotation.annotationType().getSimpleName().equals("Nullable")) {
                return true;
            }
        }
        return false;
    }
}
