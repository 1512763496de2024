package org.flyte.maven.index;

import java.util.Optional;
import org.flyte.wire.type.Component;
import org.flyte.wire.type.Default;
import org.flyte.wire.type.DefaultText;

/** What the components of records are where a value leaves them out: read as the container reads it. */
final class ComponentDefaults {
    private ComponentDefaults() {}

    static Component component(RecordComponent component, TypePlace place) throws UnsupportedTypeException {
        String text = component.defaultText();
        if (text == null) {
            return new Component(component.name(), component.type(), component.isOptional() ? Default.NONE : null);
        }
        try {
            Default value = DefaultText.parse(component.type(), text);
            beyond(value, component.javaType().present()).ifPresent(beyond -> {
                throw new IllegalArgumentException("is not " + beyond.expected());
            });
            return new Component(component.name(), component.type(), value);
        } catch (IllegalArgumentException e) {
            throw new UnsupportedTypeException(
                    IndexCode.DEFAULT_VALUE,
                    place.path() + " has the default value \"" + text + "\", which " + e.getMessage(),
                    "write a value of " + component.javaType().text() + ", or leave it out");
        }
    }

    private static Optional<OutOfRange> beyond(Default value, JavaType type) {
        if (value.json() instanceof Long number) {
            return NumberRange.check(number, type);
        }
        return value.json() instanceof Double number ? NumberRange.check(number, type) : Optional.empty();
    }
}
