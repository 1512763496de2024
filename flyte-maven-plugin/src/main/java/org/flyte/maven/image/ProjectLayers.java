package org.flyte.maven.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;
import org.flyte.maven.settings.LayerSettings;

/** The layers of an image that hold files of the project. */
final class ProjectLayers {
    private static final String FIX = "name a file or folder below the module's folder, without links";

    private final ImageSettings image;
    private final ProjectFiles files;
    private final List<Problem> problems = new ArrayList<>();

    private ProjectLayers(ImageSettings image, ProjectFiles files) {
        this.image = image;
        this.files = files;
    }

    /**
     * The layers, in the order of their keys.
     *
     * @throws ProblemException with everything that is wrong with any of them
     */
    static List<ImageLayer> of(ImageSettings image, ProjectFiles files) {
        ProjectLayers layers = new ProjectLayers(image, files);
        List<ImageLayer> made = new ArrayList<>();
        image.layers().forEach((key, layer) -> layers.add(made, key, layer));
        layers.checkShared(made);
        if (!layers.problems.isEmpty()) {
            throw new ProblemException(layers.problems);
        }
        return made;
    }

    private void add(List<ImageLayer> made, String key, LayerSettings layer) {
        String into = layer.into().replaceAll("/+$", "");
        if (!usable(into)) {
            problems.add(new Problem(
                    ImageCode.LAYER_UNUSABLE,
                    "%s is no folder of the image that files can go into".formatted(layer.into()),
                    ImageAddress.path(image, "layers." + key + ".into"),
                    "write an absolute folder outside of /flyte, such as /opt/data"));
            return;
        }
        try {
            Path from = files.inside(layer.from());
            boolean nested = Files.isDirectory(from) && !layer.contentsOnly();
            String below = nested ? into + "/" + from.getFileName() : into;
            made.add(new ImageLayer(
                    ImageLayer.FILES + key,
                    entries(below, files.of(layer.from(), layer.includes(), layer.excludes()))));
        } catch (ProjectFiles.UnusableException e) {
            problems.add(new Problem(
                    ImageCode.LAYER_UNUSABLE,
                    String.valueOf(e.getMessage()),
                    ImageAddress.path(image, "layers." + key + ".from"),
                    FIX));
        }
    }

    /** Which of two layers would win is nothing that a key's place in the alphabet should decide. */
    private void checkShared(List<ImageLayer> made) {
        Map<String, LayerEntry> entries = new TreeMap<>();
        Map<String, ImageLayer> owners = new HashMap<>();
        for (ImageLayer layer : made) {
            for (LayerEntry entry : layer.entries()) {
                LayerEntry other = entries.putIfAbsent(entry.path(), entry);
                ImageLayer owner = owners.putIfAbsent(entry.path(), layer);
                if (other != null && owner != null && !alike(other, entry)) {
                    String key = layer.name().substring(ImageLayer.FILES.length());
                    problems.add(new Problem(
                            ImageCode.LAYER_UNUSABLE,
                            "%s is put there by the layer %s already, and is not the same"
                                    .formatted(entry.path(), owner.name().substring(ImageLayer.FILES.length())),
                            ImageAddress.path(image, "layers." + key + ".into"),
                            "choose another folder, or exclude the file from one of the layers"));
                }
            }
        }
    }

    private static boolean alike(LayerEntry one, LayerEntry other) {
        return (one instanceof LayerEntry.DiskFile file && other instanceof LayerEntry.DiskFile same)
                ? file.mode() == same.mode() && file.sha256().equals(same.sha256())
                : one.equals(other);
    }

    /** Ours is {@code /flyte}: a bundle is unpacked there, and its class path is fixed. */
    private static boolean usable(String into) {
        return (into.isEmpty() || into.startsWith("/"))
                && !List.of(into.split("/", -1)).contains("..")
                && !(into + "/").startsWith("/flyte/");
    }

    private static List<LayerEntry> entries(String into, Map<String, Path> files) {
        SortedMap<String, LayerEntry> entries = new TreeMap<>();
        files.forEach((name, file) -> {
            String path = into + "/" + name;
            for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
                String parent = path.substring(0, slash);
                entries.put(parent, new LayerEntry.Folder(parent, Modes.ofFolder(parent)));
            }
            entries.put(path, file(path, file));
        });
        return List.copyOf(entries.values());
    }

    private static LayerEntry file(String path, Path source) {
        try {
            int mode = CodeLayer.isExecutable(source) ? Modes.EXECUTABLE : Modes.FILE;
            return new LayerEntry.DiskFile(path, mode, source, ContentHash.ofFile(source), false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source, e);
        }
    }
}
