package org.flyte.maven.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.flyte.maven.config.CopyStyle;
import org.flyte.maven.image.ClassPathJar;
import org.flyte.maven.image.ImageLayer;
import org.flyte.maven.image.ImagePlan;
import org.flyte.maven.image.LayerEntry;

/**
 * Finds layers that copy code, which is what Flyte's Python users do to get it into an image. Here {@code copyStyle} and
 * {@code rootDir} do that, and what lies in a layer is on no class path.
 */
record CopiedCode(CopyStyle style, CodePath path) {
    private static final List<String> SOURCES = List.of(".java", ".kt", ".groovy", ".scala");

    /** A sentence for each such layer. */
    List<String> in(List<ImagePlan> images) {
        List<String> warnings = new ArrayList<>();
        for (ImagePlan image : images) {
            image.definition().layers().forEach((key, settings) -> image.layers().stream()
                    .filter(layer -> layer.name().equals(ImageLayer.FILES + key))
                    .findFirst()
                    .flatMap(this::about)
                    .map(what -> "images.%s.layers.%s copies %s into %s: %s"
                            .formatted(image.definition().key(), key, settings.from(), settings.into(), what))
                    .ifPresent(warnings::add));
        }
        return warnings;
    }

    private Optional<String> about(ImageLayer layer) {
        Optional<Path> travels = first(layer, file -> isClass(file) && inFolders(file));
        Optional<Path> elsewhere = first(layer, file -> isClass(file) && !inFolders(file));
        Optional<Path> source = first(layer, file -> SOURCES.stream().anyMatch(file.toString()::endsWith));
        if (travels.isPresent()) {
            return Optional.of(
                    "%s among it is %s already, and on no class path there. Leave the layer out, or exclude **/*.class"
                            .formatted(travels.get(), carried()));
        }
        if (elsewhere.isPresent()) {
            return Optional.of("no class path leads to %s, and rootDir, %s, does not hold it either. %s"
                    .formatted(elsewhere.get(), path.root(), fix(elsewhere.get())));
        }
        return style == CopyStyle.NONE && source.isPresent()
                ? Optional.of(
                        "%s is a source, and tasks run from classes; those of rootDir, %s, are %s already. Leave the layer out unless a task reads its sources"
                                .formatted(source.get(), path.root(), carried()))
                : Optional.empty();
    }

    private String carried() {
        return style == CopyStyle.NONE ? "in the image's /flyte/code" : "in the code bundle";
    }

    private String fix(Path file) {
        return path.libraries().stream()
                .filter(ClassPathJar::module)
                .filter(module -> file.startsWith(module.home()))
                .findFirst()
                .map(module ->
                        "It travels as a jar of the module %s in /flyte/lib; set <rootDir> to a folder that holds both, or leave the layer out"
                                .formatted(module.artifactId()))
                .orElse("Make it a module or a dependency of this one");
    }

    private boolean inFolders(Path file) {
        return path.folders().stream().anyMatch(file::startsWith);
    }

    private static boolean isClass(Path file) {
        return file.toString().endsWith(".class");
    }

    private static Optional<Path> first(ImageLayer layer, Predicate<Path> wanted) {
        return layer.entries().stream()
                .flatMap(entry -> entry instanceof LayerEntry.DiskFile file ? Stream.of(file.source()) : Stream.empty())
                .filter(Files::isRegularFile)
                .filter(wanted)
                .findFirst();
    }
}
