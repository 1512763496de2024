package org.flyte.maven.index;

import org.flyte.wire.type.Component;
import org.flyte.wire.type.Default;
import org.flyte.wire.type.DefaultText;
import org.flyte.wire.type.ScalarType;
import org.flyte.wire.type.UnionType;

/** What the components of records are where a value leaves them out: read as the container reads it. */
final class ComponentDefaults {
    private ComponentDefaults() {}

    static Component component(RecordComponent component, TypePlace place) throws UnsupportedTypeException {
        String text = component.defaultText();
        if (text == null) {
            boolean optional = component.type() instanceof UnionType union
                    && union.variants().contains(ScalarType.NONE);
            return new Component(component.name(), component.type(), optional ? Default.NONE : null);
        }
        try {
            Default value = DefaultText.parse(component.type(), text);
            checkRange(value, component.javaType());
            return new Component(component.name(), component.type(), value);
        } catch (IllegalArgumentException e) {
            throw new UnsupportedTypeException(
                    IndexCode.DEFAULT_VALUE,
                    place.path() + " has the default value \"" + text + "\", which " + e.getMessage(),
                    "write a value of " + component.javaType().text() + ", or leave it out");
        }
    }

    private static void checkRange(Default value, JavaType type) {
        JavaType single = type.is("java.util.Optional") ? type.arguments().get(0) : type;
        if (value.json() instanceof Long number) {
            IntegerRange.of(single.name()).filter(range -> !range.holds(number)).ifPresent(range -> {
                throw new IllegalArgumentException("is not from " + range.lowest() + " to " + range.highest());
            });
        }
        boolean narrow = single.is("float") || single.is("java.lang.Float");
        if (narrow && value.json() instanceof Double number && !JavaRange.holds(number)) {
            throw new IllegalArgumentException("is no number that a float holds");
        }
    }
}
