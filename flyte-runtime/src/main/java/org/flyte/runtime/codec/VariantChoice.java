package org.flyte.runtime.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flyte.wire.msgpack.MsgpackException;
import org.flyte.wire.msgpack.MsgpackKind;
import org.flyte.wire.type.EnumType;
import org.flyte.wire.type.FlyteType;
import org.flyte.wire.type.ListType;
import org.flyte.wire.type.ScalarType;
import org.flyte.wire.type.UnionType;
import org.flyte.wire.type.UntypedType;

/** Finds the record that a map without a word on its type is, by its keys, then by the kinds of its values, then by trial. */
final class VariantChoice {
    private final UnionCodec union;
    private final Unpacker in;

    VariantChoice(UnionCodec union, Unpacker in) {
        this.union = union;
        this.in = in;
    }

    /**
     * @throws ValueException where there is none
     */
    RecordCodec variant() {
        if (in.next() != MsgpackKind.MAP) {
            throw in.mismatch(union.expected());
        }
        Map<String, MsgpackKind> shape = shape(in.ahead());
        List<RecordCodec> possible = new ArrayList<>();
        int fewestUnknown = Integer.MAX_VALUE;
        for (RecordCodec variant : union.variants()) {
            int unknown = unknownKeys(variant, shape);
            if (unknown >= 0 && unknown <= fewestUnknown) {
                if (unknown < fewestUnknown) {
                    possible.clear();
                }
                fewestUnknown = unknown;
                possible.add(variant);
            }
        }
        if (possible.isEmpty()) {
            throw none(shape);
        }
        return possible.size() == 1 ? possible.get(0) : byTrial(possible, shape);
    }

    private static Map<String, MsgpackKind> shape(Unpacker ahead) {
        Map<String, MsgpackKind> shape = new LinkedHashMap<>();
        int size = ahead.in().map();
        for (int i = 0; i < size; i++) {
            if (ahead.next() != MsgpackKind.TEXT) {
                throw ahead.mismatch("a map whose keys are texts");
            }
            shape.put(ahead.in().text(), ahead.next());
            ahead.in().skip();
        }
        return shape;
    }

    /** How many keys of the map the record has not; -1 where the map is none of its values. */
    private static int unknownKeys(RecordCodec variant, Map<String, MsgpackKind> shape) {
        int unknown = shape.size();
        for (RecordPart part : variant.parts()) {
            MsgpackKind kind = shape.get(part.name());
            if (kind == null) {
                if (part.component().defaultValue() == null) {
                    return -1;
                }
            } else {
                if (!mayBe(part.codec().type(), kind)) {
                    return -1;
                }
                unknown--;
            }
        }
        return unknown;
    }

    private RecordCodec byTrial(List<RecordCodec> possible, Map<String, MsgpackKind> shape) {
        Unpacker.Place place = new Unpacker.Place(union, in.in().position());
        Integer known = in.choices().get(place);
        if (known == null) {
            known = firstThatReads(possible);
            in.choices().put(place, known);
        }
        if (known < 0) {
            throw none(shape);
        }
        return union.variants().get(known);
    }

    private int firstThatReads(List<RecordCodec> possible) {
        for (RecordCodec variant : possible) {
            if (reads(variant)) {
                return union.variants().indexOf(variant);
            }
        }
        return -1;
    }

    /** What is wrong with a value is said when it is none of the records. */
    private boolean reads(RecordCodec variant) {
        try {
            variant.unpack(in.ahead());
            return true;
        } catch (ValueException | MsgpackException e) {
            return false;
        }
    }

    private ValueException none(Map<String, MsgpackKind> shape) {
        StringBuilder keys = new StringBuilder();
        for (Map.Entry<String, MsgpackKind> entry : shape.entrySet()) {
            keys.append(keys.length() == 0 ? "" : ", ")
                    .append(entry.getKey())
                    .append(": ")
                    .append(entry.getValue().words());
        }
        String shown = keys.length() > 200 ? keys.substring(0, 200) + "…" : keys.toString();
        return new ValueException("is a map with {" + shown + "} where " + union.expected() + " is expected");
    }

    private static boolean mayBe(FlyteType type, MsgpackKind kind) {
        if (type instanceof ScalarType scalar) {
            return mayBeScalar(scalar, kind);
        }
        if (type instanceof EnumType) {
            return kind == MsgpackKind.TEXT;
        }
        if (type instanceof ListType) {
            return kind == MsgpackKind.LIST;
        }
        if (type instanceof UnionType some) {
            for (FlyteType variant : some.variants()) {
                if (mayBe(variant, kind)) {
                    return true;
                }
            }
            return false;
        }
        if (type instanceof UntypedType untyped && untyped.key() == null) {
            return true;
        }
        return kind == MsgpackKind.MAP;
    }

    private static boolean mayBeScalar(ScalarType type, MsgpackKind kind) {
        return switch (type) {
            case INTEGER, FLOAT, DURATION -> kind == MsgpackKind.INTEGER || kind == MsgpackKind.FLOAT;
            case STRING, DATETIME, DATE -> kind == MsgpackKind.TEXT;
            case BINARY -> kind == MsgpackKind.BYTES || kind == MsgpackKind.TEXT;
            case BOOLEAN -> kind == MsgpackKind.BOOLEAN;
            case NONE -> kind == MsgpackKind.NIL;
        };
    }
}
