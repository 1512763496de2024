package org.flyte.maven.config.bind;

import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flyte.maven.config.NearestName;
import org.flyte.maven.settings.ImageSettings;
import org.jspecify.annotations.Nullable;

/** Every image that may be named, and those that environments and tasks define where they need them. */
final class ImageNames {
    private final ImageBinder binder;
    private final SortedMap<String, String> references;
    private final SortedMap<String, ImageSettings> images = new TreeMap<>();

    /** @param references images of Flyte's own configuration, by name */
    ImageNames(ImageBinder binder, SortedMap<String, String> references) {
        this.binder = binder;
        this.references = references;
    }

    /** Reads {@code <images>}. */
    void declare(Element root) {
        for (Element image : root.entries("images")) {
            images.put(image.name(), binder.bind(image, image.name()));
        }
    }

    /**
     * The key of what an environment or task says; null when it is wrong.
     *
     * @param path the environment's key, and the task's name behind a dot
     */
    @Nullable
    String keyOf(Element image, String path) {
        String text = image.text();
        if (text == null) {
            // Keys of users hold no dot.
            String key = path + ".image";
            images.put(key, binder.bind(image, key));
            return key;
        }
        if (images.containsKey(text)) {
            return text;
        }
        String reference = references.get(text);
        if (reference != null) {
            images.put(text, ImageSettings.ready(text, reference));
            return image.check(ImageText.REFERENCE, reference) ? text : null;
        }
        return isReference(text) ? ready(image, text) : unknown(image, text);
    }

    SortedMap<String, ImageSettings> all() {
        return images;
    }

    private static boolean isReference(String text) {
        return text.chars().anyMatch(c -> c == '/' || c == ':' || c == '@');
    }

    private @Nullable String ready(Element image, String text) {
        images.put(text, ImageSettings.ready(text, text));
        return image.value(ImageText.REFERENCE);
    }

    private @Nullable String unknown(Element image, String text) {
        NavigableSet<String> known = new TreeSet<>(references.keySet());
        images.keySet().stream()
                .filter(key -> !isReference(key) && !key.endsWith(".image"))
                .forEach(known::add);
        image.problem(
                ValueCode.UNKNOWN_IMAGE,
                "there is no image '" + text + "'; known: " + String.join(", ", known),
                NearestName.withinTwoEdits(text, known)
                        .map(near -> "write " + near)
                        .orElse("declare it in <images>, or write a reference with its tag, such as " + text + ":1"));
        return null;
    }
}
