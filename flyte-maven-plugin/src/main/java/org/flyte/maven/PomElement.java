package org.flyte.maven;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.flyte.maven.config.ConfigNode;
import org.flyte.maven.config.Origin;
import org.jspecify.annotations.Nullable;

/**
 * An element of a {@code <configuration>} of the model. Its class differs from Maven to Maven, and so does that of its location;
 * what they can be asked is the same in all.
 */
record PomElement(Object dom) {
    /** What stands below a configuration, with file and line of each element; empty when there is none. */
    static List<ConfigNode> below(@Nullable Object configuration, PomPlaces places) {
        return configuration == null ? List.of() : new PomElement(configuration).nodes(places);
    }

    private List<ConfigNode> nodes(PomPlaces places) {
        return elements().stream()
                .map(child -> new ConfigNode(child.name(), child.text(), child.origin(places), child.nodes(places)))
                .toList();
    }

    List<PomElement> elements() {
        Object[] children = ask(dom, "getChildren") instanceof Object[] found ? found : new Object[0];
        return Arrays.stream(children).map(PomElement::new).toList();
    }

    String name() {
        return String.valueOf(ask(dom, "getName"));
    }

    /** Trimmed, null when there is none. */
    @Nullable
    String text() {
        return ask(dom, "getValue") instanceof String value && !value.isBlank() ? value.trim() : null;
    }

    Origin origin(PomPlaces places) {
        return places.origin(location());
    }

    /** Whether it is told to take the place of what weaker POMs say of it. */
    boolean overrides() {
        try {
            Method attribute = dom.getClass().getMethod("getAttribute", String.class);
            return "override".equals(attribute.invoke(dom, "combine.self"));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Maven's own configuration cannot be read", e);
        }
    }

    private @Nullable Location location() {
        Object location = ask(dom, "getInputLocation");
        Object source = location == null ? null : ask(location, "getSource");
        Object file = source == null ? null : ask(source, "getLocation");
        return location != null && file instanceof String path && ask(location, "getLineNumber") instanceof Integer line
                ? new Location(path, line)
                : null;
    }

    private static @Nullable Object ask(Object whom, String question) {
        try {
            Method method = whom.getClass().getMethod(question);
            return method.invoke(whom);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Maven's own configuration cannot be read", e);
        }
    }

    /**
     * Where an element stands.
     *
     * @param file path, or address with {@code file://}, of the POM
     */
    record Location(String file, int line) {}
}
