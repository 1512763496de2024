package org.flyte.runtime.codec;

import org.flyte.wire.msgpack.MsgpackWriter;
import org.flyte.wire.type.Default;
import org.flyte.wire.type.FlyteType;
import org.flyte.wire.type.ListType;
import org.flyte.wire.type.UnionType;

/** The values that components have where nobody gives one. */
final class DefaultValues {
    private DefaultValues() {}

    /** As a value would bring it. What a schema does not tell is the empty list or map. */
    static byte[] packed(FlyteType type, Default value) {
        MsgpackWriter out = new MsgpackWriter();
        Object json = value.json();
        if (json instanceof String text) {
            out.text(text);
        } else if (json instanceof Boolean truth) {
            out.bool(truth);
        } else if (json instanceof Long integer) {
            out.integer(integer);
        } else if (json instanceof Number number) {
            out.number(number.doubleValue());
        } else if (present(type) instanceof ListType) {
            out.list(0);
        } else {
            out.map(0);
        }
        return out.toBytes();
    }

    /** Of a type that may be absent the one inside. */
    private static FlyteType present(FlyteType type) {
        return type instanceof UnionType union ? union.variants().get(0) : type;
    }
}
