package org.flyte.maven.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flyte.maven.image.ClassPathJar;
import org.flyte.maven.index.ClassTransformation;
import org.flyte.maven.index.ModuleJar;
import org.flyte.maven.index.WovenJars;

/**
 * The jars of a class path as they travel: modules packed, tasks in other jars woven.
 *
 * @param folder where jars are made
 * @param weaver what classes of modules go through
 */
record Libraries(Path folder, ClassTransformation weaver) {
    /** The jars in the same order. */
    List<ClassPathJar> of(List<ClassPathJar> path) {
        List<ClassPathJar> jars = path.stream()
                .filter(element -> !element.isTaskLibrary())
                .map(element -> element.module() ? packed(element) : element)
                .toList();
        List<Path> woven = new WovenJars(folder.resolve("jars"))
                .woven(jars.stream()
                        .filter(jar -> !jar.module())
                        .map(ClassPathJar::file)
                        .toList());
        List<ClassPathJar> travelling = new ArrayList<>();
        int next = 0;
        for (ClassPathJar jar : jars) {
            travelling.add(jar.module() ? jar : jar.at(woven.get(next++)));
        }
        return travelling;
    }

    private ClassPathJar packed(ClassPathJar module) {
        Path jar = folder.resolve("modules")
                .resolve(module.groupId())
                .resolve(module.artifactId() + "-" + module.version() + ".jar");
        try {
            ModuleJar.write(module.file(), weaver, jar);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot pack " + module.file() + " into " + jar, e);
        }
        return module.at(jar);
    }
}
