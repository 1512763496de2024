package org.flyte.maven.image;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flyte.maven.settings.ImageSettings;
import org.flyte.maven.settings.LayerSettings;

/** The image {@code default} with layers of its own. */
public final class LayeredImage {
    private LayeredImage() {}

    public static ImageSettings of(Map<String, LayerSettings> layers) {
        return new ImageSettings(
                "default",
                "scratch",
                null,
                null,
                new TreeMap<>(),
                null,
                null,
                List.of(),
                null,
                null,
                "app",
                List.of(),
                List.of("linux/amd64"),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(layers),
                null,
                null);
    }
}
