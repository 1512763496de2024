package org.flyte.wire.type;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value of one of several types. */
public record UnionType(List<FlyteType> variants) implements FlyteType {
    public UnionType {
        variants = List.copyOf(variants);
    }

    /** A value that may be absent: of a union, none is one variant more. */
    public static UnionType optional(FlyteType present) {
        List<FlyteType> variants = new ArrayList<>();
        if (present instanceof UnionType union) {
            variants.addAll(union.variants);
        } else {
            variants.add(present);
        }
        if (!variants.contains(ScalarType.NONE)) {
            variants.add(ScalarType.NONE);
        }
        return new UnionType(variants);
    }

    @Override
    public String tag() {
        return "Typed Union";
    }

    @Override
    public void write(WireWriter message, boolean tagged) {
        WireWriter union = new WireWriter();
        variants.forEach(variant -> union.bytes(1, variant.toVariant()));
        message.message(Fields.UNION_TYPE, union);
        Fields.tag(message, this, tagged);
    }

    @Override
    public JsonSchema schema(SchemaScope scope) {
        List<@Nullable Object> any = new ArrayList<>();
        variants.forEach(variant -> any.add(variant.schema(scope).keywords()));
        return JsonSchema.ANY.with("anyOf", any);
    }
}
