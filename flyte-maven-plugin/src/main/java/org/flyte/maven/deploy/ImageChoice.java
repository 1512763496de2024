package org.flyte.maven.deploy;

import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.deploy.ModuleEnvironments.Declared;
import org.flyte.maven.index.IndexedTask;
import org.flyte.maven.settings.ImageSettings;
import org.flyte.maven.settings.TaskSettings;

/** Which task runs in which image. */
final class ImageChoice {
    private final FlyteModel model;
    private final Path directory;
    private final SortedMap<String, Chosen> images = new TreeMap<>();
    private final SortedMap<String, String> keys = new TreeMap<>();

    /**
     * An image with the folder that its layers' files are relative to.
     */
    record Chosen(ImageSettings image, Path directory) {}

    private ImageChoice(FlyteModel model, Path directory) {
        this.model = model;
        this.directory = directory;
    }

    static ImageChoice of(FlyteModel model, Path directory, Union union) {
        ImageChoice choice = new ImageChoice(model, directory);
        union.tasks().forEach(task -> choice.add(task, union.declared(task.environment())));
        return choice;
    }

    /** The images in use, by their keys. */
    SortedMap<String, Chosen> images() {
        return images;
    }

    /** The image's key for each environment, and for each task whose image is not its environment's. */
    SortedMap<String, String> keys() {
        return keys;
    }

    private void add(IndexedTask task, Declared declared) {
        String ofEnvironment = said(task.environment().defaults());
        String ofTask = said(task.settings());
        if (ofTask.equals(ofEnvironment)) {
            keys.put(task.environment().wireName(), chosen(ofTask, declared));
        } else {
            keys.put(task.wireName(), chosen(ofTask, declared));
        }
    }

    private static String said(TaskSettings settings) {
        return Objects.requireNonNullElse(settings.image(), FlyteModel.DEFAULT_IMAGE);
    }

    /** A module that is built together with the project means the project's image where the two differ in their names only. */
    private String chosen(String key, Declared declared) {
        ImageSettings theirs = declared.images().get(key);
        ImageSettings ours = model.images().get(key);
        if (ours != null && (theirs == null || alike(ours, theirs))) {
            images.put(key, new Chosen(ours, directory));
            return key;
        }
        ImageSettings image = theirs == null ? model.defaultImage() : theirs;
        String name = theirs == null ? FlyteModel.DEFAULT_IMAGE : declared.module() + "-" + key;
        Path folder = declared.directory();
        images.put(name, new Chosen(image.withKey(name), folder == null ? directory : folder));
        return name;
    }

    private static boolean alike(ImageSettings one, ImageSettings other) {
        return one.equals(other) || (one.layers().isEmpty() && one.equals(other.named(one.registry(), one.name())));
    }
}
