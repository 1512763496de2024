package org.flyte.runtime.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flyte.task.Param;
import org.flyte.wire.msgpack.MsgpackException;
import org.flyte.wire.type.Default;
import org.flyte.wire.type.DefaultText;
import org.jspecify.annotations.Nullable;

/** Finds the codecs of records and of sealed interfaces of records, which may have themselves inside. */
final class RecordCodecs {
    /** A record with itself in ever larger type arguments would never end. */
    private static final int DEEPEST = 64;

    private final Codecs codecs;
    private final Map<Key, Codec> known = new HashMap<>();
    private final List<UnionCodec> unchecked = new ArrayList<>();
    private int depth;

    RecordCodecs(Codecs codecs) {
        this.codecs = codecs;
    }

    Codec of(Class<?> type, List<Codec> arguments) {
        Codec codec = known.get(new Key(type, arguments));
        if (codec != null) {
            return codec;
        }
        if (depth == DEEPEST) {
            throw new UnsupportedTypeException(type, "has itself inside with type arguments that grow without end");
        }
        depth++;
        codec = RecordShape.isRecord(type) ? record(type, arguments) : union(type, arguments);
        depth--;
        return codec;
    }

    /** Refuses unions that nobody could read; when all records are known, since they may have each other inside. */
    void check() {
        for (UnionCodec union : unchecked) {
            List<RecordCodec> variants = union.variants();
            for (int i = 0; i < variants.size(); i++) {
                for (int j = i + 1; j < variants.size(); j++) {
                    if (variants.get(i).isLike(variants.get(j))) {
                        throw new UnsupportedTypeException(
                                union.declared(),
                                "has two records with equal components, "
                                        + variants.get(i).declared().getSimpleName() + " and "
                                        + variants.get(j).declared().getSimpleName()
                                        + ", which nobody can tell apart; give one of them a component more");
                    }
                }
            }
        }
        unchecked.clear();
    }

    private RecordCodec record(Class<?> type, List<Codec> arguments) {
        RecordShape shape = RecordShape.of(type);
        RecordCodec codec = new RecordCodec(type, shape.constructor());
        known.put(new Key(type, arguments), codec);
        Map<TypeVariable<?>, Codec> bound = bind(type, arguments);
        List<RecordPart> parts = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (RecordShape.Part component : shape.parts()) {
            RecordPart part = part(type, component, bound);
            if (!names.add(part.name())) {
                throw new UnsupportedTypeException(type, "has two components named " + part.name());
            }
            parts.add(part);
        }
        codec.define(parts);
        return codec;
    }

    private RecordPart part(Class<?> record, RecordShape.Part component, Map<TypeVariable<?>, Codec> bound) {
        Param param = component.param();
        String name = param == null || param.name().isEmpty() ? component.name() : param.name();
        component.accessor().setAccessible(true);
        try {
            Codec codec = codecs.find(component.type(), component.annotated(), bound, component.nullable());
            String text = param == null || param.defaultValue().equals(Param.NONE) ? null : param.defaultValue();
            RecordPart part = new RecordPart(name, codec, component.accessor(), defaultValue(codec, text));
            if (text != null) {
                part.missing();
            }
            return part;
        } catch (UnsupportedTypeException e) {
            throw e.within(record.getSimpleName() + "." + component.name());
        } catch (ValueException e) {
            throw new UnsupportedTypeException(record, "has a default value that" + e.getMessage())
                    .within(record.getSimpleName() + "." + component.name());
        } catch (MsgpackException e) {
            throw new UnsupportedTypeException(record, "has a component whose name is " + e.getMessage());
        }
    }

    private static @Nullable Default defaultValue(Codec codec, @Nullable String text) {
        if (text == null) {
            return codec.mayBeAbsent() ? Default.NONE : null;
        }
        try {
            return DefaultText.parse(codec.type(), text);
        } catch (IllegalArgumentException e) {
            throw new ValueException("is \"" + text + "\", which " + e.getMessage());
        }
    }

    private Codec union(Class<?> type, List<Codec> arguments) {
        if (!type.isInterface()) {
            throw new UnsupportedTypeException(type, "is a sealed class; use a sealed interface of records");
        }
        UnionCodec codec = new UnionCodec(type);
        known.put(new Key(type, arguments), codec);
        Set<RecordCodec> variants = new LinkedHashSet<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            try {
                addVariants(variants, permitted, type, arguments);
            } catch (UnsupportedTypeException e) {
                throw e.within(type.getSimpleName());
            }
        }
        codec.define(new ArrayList<>(variants));
        unchecked.add(codec);
        return codec;
    }

    private void addVariants(Set<RecordCodec> variants, Class<?> permitted, Class<?> parent, List<Codec> arguments) {
        if (!RecordShape.isRecord(permitted) && !(permitted.isSealed() && permitted.isInterface())) {
            throw new UnsupportedTypeException(
                    permitted,
                    "is no record; what a sealed interface permits must be records, or such interfaces again");
        }
        List<Codec> own =
                permitted.getTypeParameters().length == 0 ? List.of() : argumentsOf(permitted, parent, arguments);
        if (permitted.isSealed()) {
            for (Class<?> inside : permitted.getPermittedSubclasses()) {
                addVariants(variants, inside, permitted, own);
            }
            return;
        }
        if (of(permitted, own) instanceof RecordCodec variant) {
            variants.add(variant);
        }
    }

    /** What a record's type variables are, seen from the generic interface that it implements with them. */
    private static List<Codec> argumentsOf(Class<?> permitted, Class<?> parent, List<Codec> arguments) {
        Map<Type, Codec> byVariable = new HashMap<>();
        for (Type implemented : permitted.getGenericInterfaces()) {
            if (implemented instanceof ParameterizedType generic && generic.getRawType() == parent) {
                for (int i = 0; i < arguments.size(); i++) {
                    Type variable = generic.getActualTypeArguments()[i];
                    Codec before = byVariable.put(variable, arguments.get(i));
                    if (before != null && variable instanceof TypeVariable && !before.equals(arguments.get(i))) {
                        throw new UnsupportedTypeException(
                                permitted,
                                "has the type variable " + variable + ", which is two types in "
                                        + parent.getSimpleName());
                    }
                }
            }
        }
        List<Codec> own = new ArrayList<>();
        for (TypeVariable<?> variable : permitted.getTypeParameters()) {
            Codec codec = byVariable.get(variable);
            if (codec == null) {
                throw new UnsupportedTypeException(
                        permitted,
                        "has the type variable " + variable + ", which " + parent.getSimpleName() + " does not tell");
            }
            own.add(codec);
        }
        return own;
    }

    private static Map<TypeVariable<?>, Codec> bind(Class<?> type, List<Codec> arguments) {
        Map<TypeVariable<?>, Codec> bound = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            bound.put(type.getTypeParameters()[i], arguments.get(i));
        }
        return bound;
    }

    /** No record: the first hash of one takes a container that starts a hundred classes. */
    private static final class Key {
        private final Class<?> type;
        private final List<Codec> arguments;

        Key(Class<?> type, List<Codec> arguments) {
            this.type = type;
            this.arguments = arguments;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.type == type && key.arguments.equals(arguments);
        }

        @Override
        public int hashCode() {
            return type.hashCode();
        }
    }
}
