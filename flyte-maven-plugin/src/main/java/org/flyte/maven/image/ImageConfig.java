package org.flyte.maven.image;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.flyte.maven.settings.ImageSettings;

/** The configuration of an image: the base's, and on it what the plan says. */
final class ImageConfig {
    /** What tells a program its letters. */
    private static final List<String> LOCALE = List.of("LANG", "LC_ALL", "LC_CTYPE");

    private ImageConfig() {}

    static JsonObject of(ImagePlan plan, BaseImage base, List<BuiltLayer> own) {
        JsonObject config = new JsonObject();
        config.addProperty("created", plan.provenance().created().toString());
        config.addProperty("architecture", base.platform().architecture());
        config.addProperty("os", Platform.OS);
        if (base.config().has("variant")) {
            config.add("variant", base.config().get("variant"));
        }
        config.add("config", container(plan, base));
        config.add("rootfs", rootfs(base, own));
        config.add("history", history(plan, base, own));
        return config;
    }

    private static JsonObject container(ImagePlan plan, BaseImage base) {
        JsonObject container = object(base.config(), "config");
        ImageSettings said = plan.definition();
        container.add("Entrypoint", array(plan.entrypoint()));
        container.remove("Cmd");
        if (said.user() != null) {
            container.addProperty("User", said.user());
        }
        if (said.workingDirectory() != null) {
            container.addProperty("WorkingDir", said.workingDirectory());
        }
        container.add("Env", environment(container, said.env()));
        container.add("Labels", labels(plan, base, container));
        return container;
    }

    /**
     * A variable of the base stays at its place, with our value where we have one. Without a locale a JVM reads and makes no file
     * whose name has other letters than English ones, so there is one.
     */
    private static JsonArray environment(JsonObject container, Map<String, String> ours) {
        Map<String, String> left = new TreeMap<>(ours);
        JsonArray environment = new JsonArray();
        Set<String> names = new HashSet<>(ours.keySet());
        if (container.has("Env") && container.get("Env").isJsonArray()) {
            container.getAsJsonArray("Env").forEach(each -> {
                String name = each.getAsString().replaceFirst("=.*", "");
                String value = left.remove(name);
                names.add(name);
                environment.add(value == null ? each : new JsonPrimitive(name + "=" + value));
            });
        }
        left.forEach((name, value) -> environment.add(name + "=" + value));
        if (LOCALE.stream().noneMatch(names::contains)) {
            environment.add("LANG=C.UTF-8");
        }
        return environment;
    }

    /** Weakest first: the base's, what is known of the project, what the user says; and what runs in it is ours to say. */
    private static JsonObject labels(ImagePlan plan, BaseImage base, JsonObject container) {
        Map<String, String> labels = new TreeMap<>();
        JsonObject theirs = object(container, "Labels");
        theirs.entrySet()
                .forEach(label -> labels.put(label.getKey(), label.getValue().getAsString()));
        // What the base tells of itself is not told of what is built on it.
        labels.keySet().removeIf(name -> name.startsWith("org.opencontainers.image."));
        Base named = base.name();
        if (named != null) {
            labels.put("org.opencontainers.image.base.name", named.address().written());
            labels.put("org.opencontainers.image.base.digest", named.digest());
        }
        labels.putAll(plan.provenance().labels());
        labels.putAll(plan.labels());
        JsonObject json = new JsonObject();
        labels.forEach(json::addProperty);
        return json;
    }

    private static JsonObject rootfs(BaseImage base, List<BuiltLayer> own) {
        JsonArray diffIds = new JsonArray();
        base.layers().forEach(layer -> diffIds.add(layer.diffId()));
        own.forEach(layer -> diffIds.add(layer.diffId()));
        JsonObject rootfs = new JsonObject();
        rootfs.addProperty("type", "layers");
        rootfs.add("diff_ids", diffIds);
        return rootfs;
    }

    private static JsonArray history(ImagePlan plan, BaseImage base, List<BuiltLayer> own) {
        JsonArray history =
                base.config().has("history") && base.config().get("history").isJsonArray()
                        ? base.config().getAsJsonArray("history").deepCopy()
                        : new JsonArray();
        for (BuiltLayer layer : own) {
            JsonObject step = new JsonObject();
            step.addProperty("created", plan.provenance().created().toString());
            step.addProperty("created_by", "flyte-maven-plugin: " + layer.name());
            history.add(step);
        }
        return history;
    }

    private static JsonObject object(JsonObject parent, String name) {
        return parent.has(name) && parent.get(name).isJsonObject()
                ? parent.getAsJsonObject(name).deepCopy()
                : new JsonObject();
    }

    private static JsonArray array(List<String> words) {
        JsonArray array = new JsonArray();
        words.forEach(array::add);
        return array;
    }
}
