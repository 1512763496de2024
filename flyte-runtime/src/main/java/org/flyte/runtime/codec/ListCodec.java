package org.flyte.runtime.codec;

import java.util.ArrayList;
import java.util.List;
import org.flyte.runtime.literal.Literal;
import org.flyte.runtime.literal.LiteralType;

/** {@code List}: a collection. The list that a task gets is its own to change. */
record ListCodec(Codec element) implements Codec {
    @Override
    public LiteralType type() {
        return element.type().list();
    }

    @Override
    public String tag() {
        return "Typed List";
    }

    @Override
    public Object read(Literal literal) {
        if (!(literal instanceof Literal.OfList list)) {
            throw ValueException.mismatch("a list", literal);
        }
        List<Object> values = new ArrayList<>(list.values().size());
        for (Literal value : list.values()) {
            try {
                values.add(element.read(value));
            } catch (ValueException e) {
                throw e.within("[" + values.size() + "]");
            }
        }
        return values;
    }

    @Override
    public Literal write(Object value) {
        List<Literal> literals = new ArrayList<>();
        for (Object item : (List<?>) value) {
            try {
                literals.add(Codec.writePresent(element, item));
            } catch (ValueException e) {
                throw e.within("[" + literals.size() + "]");
            }
        }
        return new Literal.OfList(literals);
    }
}
