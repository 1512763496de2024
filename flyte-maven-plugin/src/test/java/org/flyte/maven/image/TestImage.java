package org.flyte.maven.image;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flyte.maven.settings.ImageSettings;
import org.flyte.maven.settings.LayerSettings;
import org.jspecify.annotations.Nullable;

/** An image as a POM could declare it, {@code app-default} where nothing else is said. */
public final class TestImage {
    private final @Nullable String base;
    private final @Nullable String dockerfile;
    private String key = "default";
    private @Nullable String engine;
    private @Nullable String registry;
    private List<String> tags = List.of();
    private List<String> platforms = List.of();
    private Map<String, String> env = Map.of();
    private Map<String, String> labels = Map.of();
    private Map<String, LayerSettings> layers = Map.of();
    private @Nullable String user;
    private @Nullable String workingDirectory;

    private TestImage(@Nullable String base, @Nullable String dockerfile) {
        this.base = base;
        this.dockerfile = dockerfile;
    }

    public static TestImage on(String base) {
        return new TestImage(base, null);
    }

    public static TestImage ofDockerfile(String dockerfile) {
        return new TestImage(null, dockerfile);
    }

    public TestImage key(String said) {
        key = said;
        return this;
    }

    public TestImage engine(String said) {
        engine = said;
        return this;
    }

    public TestImage registry(String said) {
        registry = said;
        return this;
    }

    public TestImage tags(String... said) {
        tags = List.of(said);
        return this;
    }

    public TestImage platforms(String... said) {
        platforms = List.of(said);
        return this;
    }

    public TestImage env(Map<String, String> said) {
        env = said;
        return this;
    }

    public TestImage labels(Map<String, String> said) {
        labels = said;
        return this;
    }

    public TestImage layers(Map<String, LayerSettings> said) {
        layers = said;
        return this;
    }

    public TestImage user(String said) {
        user = said;
        return this;
    }

    public TestImage workingDirectory(String said) {
        workingDirectory = said;
        return this;
    }

    public ImageSettings settings() {
        return new ImageSettings(
                key,
                base,
                dockerfile,
                null,
                new TreeMap<>(),
                null,
                engine,
                List.of(),
                null,
                registry,
                "app-" + key,
                tags,
                platforms,
                new TreeMap<>(env),
                new TreeMap<>(labels),
                new TreeMap<>(layers),
                user,
                workingDirectory);
    }
}
