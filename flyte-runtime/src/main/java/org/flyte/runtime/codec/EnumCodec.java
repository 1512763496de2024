package org.flyte.runtime.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flyte.runtime.literal.Literal;
import org.flyte.wire.msgpack.MsgpackKind;
import org.flyte.wire.type.EnumType;
import org.flyte.wire.type.FlyteType;
import org.jspecify.annotations.Nullable;

/** An enum: the name of one of its constants. */
final class EnumCodec implements Codec {
    private final Class<?> declared;
    private final Map<String, Enum<?>> constants = new HashMap<>();
    private final FlyteType type;

    EnumCodec(Class<?> declared) {
        this.declared = declared;
        List<String> names = new ArrayList<>();
        for (Object constant : declared.getEnumConstants()) {
            Enum<?> value = (Enum<?>) constant;
            names.add(value.name());
            constants.put(value.name(), value);
        }
        type = new EnumType(names);
    }

    @Override
    public FlyteType type() {
        return type;
    }

    @Override
    public String expected() {
        return "one of " + ((EnumType) type).names();
    }

    @Override
    public Object readOwn(Literal literal) {
        if (literal instanceof Literal.OfText text) {
            return constant(text.value());
        }
        throw ValueException.mismatch(expected(), literal);
    }

    @Override
    public Literal write(@Nullable Object value) {
        return new Literal.OfText(name(value));
    }

    @Override
    public Object unpack(Unpacker in) {
        if (in.next() != MsgpackKind.TEXT) {
            throw in.mismatch(expected());
        }
        return constant(in.in().text());
    }

    @Override
    public void pack(@Nullable Object value, Packer out) {
        out.out().text(name(value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EnumCodec names && names.declared == declared;
    }

    @Override
    public int hashCode() {
        return declared.hashCode();
    }

    private Object constant(String name) {
        Enum<?> constant = constants.get(name);
        if (constant == null) {
            throw ValueException.mismatch(expected(), new Literal.OfText(name));
        }
        return constant;
    }

    private String name(@Nullable Object value) {
        return ((Enum<?>) declared.cast(Present.of(value))).name();
    }
}
