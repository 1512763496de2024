package org.flyte.maven.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.flyte.maven.image.ClassPathJar;
import org.flyte.maven.index.ModuleFolder;

/** Makes folders of the modules that Maven resolved as jars, so that the result is that of a build which has them as folders. */
record UnpackedModules(Workspace workspace, Consumer<String> warnings) {
    /** The same build, in which every module is a folder. */
    Workspace all() {
        List<ClassPathJar> elements = new ArrayList<>();
        Map<Path, Path> homes = new HashMap<>();
        for (ClassPathJar element : workspace.jars()) {
            if (element.module() && Files.isRegularFile(element.file())) {
                Path folder = unpacked(element);
                homes.put(folder, element.home());
                elements.add(element.at(folder));
            } else {
                elements.add(element);
            }
        }
        return workspace.with(elements, classes -> workspace.modules().of(homes.getOrDefault(classes, classes)));
    }

    private Path unpacked(ClassPathJar module) {
        Path folder = workspace
                .folder()
                .resolve("siblings")
                .resolve(module.groupId())
                .resolve(module.artifactId() + "-" + module.version());
        try {
            ModuleFolder.unpack(module.file(), folder);
            ModuleFolder.difference(folder, module.home())
                    .ifPresent(path -> warnings.accept(
                            "the module %s travels as %s, which is what Maven resolved; %s is not the same, first in %s: install the module, or start Maven where it is built too"
                                    .formatted(module.artifactId(), module.file(), module.home(), path)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read the module %s from %s: %s"
                            .formatted(module.artifactId(), module.file(), e.getMessage()),
                    e);
        }
    }
}
