package org.flyte.runtime.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flyte.runtime.literal.Literal;
import org.flyte.wire.type.FlyteType;
import org.flyte.wire.type.UnionType;
import org.jspecify.annotations.Nullable;

/** A sealed interface of records: a union. A literal tells the variant; inside of records a value is the bare map, and its shape tells. */
final class UnionCodec implements Codec {
    private final Class<?> declared;
    private List<RecordCodec> variants = List.of();
    private final List<byte[]> variantTypes = new ArrayList<>();

    /** Of an interface whose records may have it inside: the variants are {@linkplain #define told} when they are known. */
    UnionCodec(Class<?> declared) {
        this.declared = declared;
    }

    void define(List<RecordCodec> records) {
        variants = List.copyOf(records);
    }

    List<RecordCodec> variants() {
        return variants;
    }

    Class<?> declared() {
        return declared;
    }

    @Override
    public FlyteType type() {
        List<FlyteType> types = new ArrayList<>();
        for (RecordCodec variant : variants) {
            types.add(variant.type());
        }
        return new UnionType(types);
    }

    @Override
    public String expected() {
        StringBuilder names = new StringBuilder("one of ");
        for (RecordCodec variant : variants) {
            names.append(names.length() > 7 ? ", " : "")
                    .append(variant.declared().getSimpleName());
        }
        return names.toString();
    }

    @Override
    public @Nullable Object read(Literal literal) {
        if (literal instanceof Literal.OfUnion union && !(union.value() instanceof Literal.OfUnion)) {
            RecordCodec variant = told(union.variant());
            if (variant != null) {
                return variant.read(union.value());
            }
        }
        return Codec.super.read(literal);
    }

    @Override
    public Object readOwn(Literal literal) {
        throw ValueException.mismatch(expected(), literal);
    }

    @Override
    public Literal write(@Nullable Object value) {
        int index = index(Present.of(value));
        return new Literal.OfUnion(variants.get(index).write(value), variantType(index));
    }

    @Override
    public @Nullable Object unpack(Unpacker in) {
        return new VariantChoice(this, in).variant().unpack(in);
    }

    @Override
    public void pack(@Nullable Object value, Packer out) {
        variants.get(index(Present.of(value))).pack(value, out);
    }

    private int index(Object value) {
        for (int i = 0; i < variants.size(); i++) {
            if (variants.get(i).declared() == value.getClass()) {
                return i;
            }
        }
        throw ValueException.wrongClass(value);
    }

    /** The variant that a union's type means; null where it means none, or more than one. */
    private @Nullable RecordCodec told(byte[] type) {
        for (int i = 0; i < variants.size(); i++) {
            if (Arrays.equals(type, variantType(i))) {
                return variants.get(i);
            }
        }
        VariantShape told = VariantShape.of(type);
        RecordCodec found = null;
        for (int i = 0; i < variants.size(); i++) {
            VariantShape own = VariantShape.of(variantType(i));
            if (own.components().equals(told.components())) {
                if (own.title().equals(told.title())) {
                    return variants.get(i);
                }
                if (found != null) {
                    return null;
                }
                found = variants.get(i);
            }
        }
        return found;
    }

    private synchronized byte[] variantType(int index) {
        if (variantTypes.isEmpty()) {
            for (RecordCodec variant : variants) {
                variantTypes.add(variant.type().toVariant());
            }
        }
        return variantTypes.get(index);
    }
}
