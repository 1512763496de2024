package org.flyte.runtime.codec;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flyte.runtime.literal.Literal;
import org.flyte.wire.msgpack.MsgpackKind;
import org.flyte.wire.type.FlyteType;
import org.flyte.wire.type.ListType;
import org.jspecify.annotations.Nullable;

/**
 * {@code List}, {@code Collection} or an array: a collection. The list that a task gets is its own to change.
 *
 * @param component the class of an array's elements; null for a list
 */
record ListCodec(Codec element, @Nullable Class<?> component) implements Codec {
    @Override
    public FlyteType type() {
        return new ListType(element.type());
    }

    @Override
    public String expected() {
        return "a list";
    }

    @Override
    public Object readOwn(Literal literal) {
        if (!(literal instanceof Literal.OfList list)) {
            throw ValueException.mismatch(expected(), literal);
        }
        List<@Nullable Object> values = new ArrayList<>(list.values().size());
        for (Literal value : list.values()) {
            try {
                values.add(element.read(value));
            } catch (ValueException e) {
                throw e.within(Steps.item(values.size()));
            }
        }
        return shaped(values);
    }

    @Override
    public Literal write(@Nullable Object value) {
        List<Literal> literals = new ArrayList<>();
        for (Object item : items(value)) {
            try {
                literals.add(Codec.writePresent(element, item));
            } catch (ValueException e) {
                throw e.within(Steps.item(literals.size()));
            }
        }
        return new Literal.OfList(literals);
    }

    @Override
    public Object unpack(Unpacker in) {
        if (in.next() != MsgpackKind.LIST) {
            throw in.mismatch(expected());
        }
        int size = in.in().list();
        List<@Nullable Object> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(Steps.unpackItem(element, in, i));
        }
        return shaped(values);
    }

    @Override
    public void pack(@Nullable Object value, Packer out) {
        Collection<?> items = items(value);
        out.out().list(items.size());
        out.enter();
        int index = 0;
        for (Object item : items) {
            try {
                Steps.packPresent(element, item, out);
            } catch (ValueException e) {
                throw e.within(Steps.item(index));
            }
            index++;
        }
        out.leave();
    }

    private Collection<?> items(@Nullable Object value) {
        Object list = Present.of(value);
        if (component == null) {
            return (Collection<?>) list;
        }
        if (list instanceof Object[] array) {
            return Arrays.asList(array);
        }
        List<Object> boxes = new ArrayList<>(Array.getLength(list));
        for (int i = 0; i < Array.getLength(list); i++) {
            boxes.add(Array.get(list, i));
        }
        return boxes;
    }

    private Object shaped(List<@Nullable Object> values) {
        if (component == null) {
            return values;
        }
        Object array = Array.newInstance(component, values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, values.get(i));
        }
        return array;
    }
}
