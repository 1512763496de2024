package org.flyte.maven.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flyte.maven.image.ClassPathJar;
import org.flyte.maven.image.ProjectFiles;
import org.flyte.maven.image.Provenance;
import org.flyte.maven.image.RegistryOptions;
import org.flyte.maven.image.RuntimeJars;
import org.flyte.maven.index.ClassPath;
import org.flyte.maven.index.docs.ModuleFacts;

/**
 * What the project's build offers.
 *
 * @param directory the project's own folder, which relative paths are relative to
 * @param root the folder that holds all modules which are built together
 * @param folder the plugin's own folder, {@code target/flyte}
 * @param classDirectories class directories of the project that exist
 * @param jars the runtime class path's jars in its order; for a module that is built together with the project, its class
 *     directory, or the jar that Maven resolved it as
 * @param runtime what the plugin adds to every image
 * @param pluginVersion the plugin's version
 * @param registries how images reach registries
 * @param modules what else the build knows of the modules that class directories belong to
 * @param provenance what images tell of the project
 */
public record Workspace(
        Path directory,
        Path root,
        Path folder,
        List<Path> classDirectories,
        List<ClassPathJar> jars,
        RuntimeJars runtime,
        String pluginVersion,
        RegistryOptions registries,
        ModuleFacts.Finder modules,
        Provenance provenance) {
    public Workspace {
        classDirectories = List.copyOf(classDirectories);
        jars = List.copyOf(jars);
    }

    /** A build of which nothing else is known. */
    public Workspace(
            Path directory,
            Path root,
            Path folder,
            List<Path> classDirectories,
            List<ClassPathJar> jars,
            RuntimeJars runtime,
            String pluginVersion,
            RegistryOptions registries) {
        this(
                directory,
                root,
                folder,
                classDirectories,
                jars,
                runtime,
                pluginVersion,
                registries,
                ModuleFacts.Finder.NONE,
                Provenance.NONE);
    }

    /** The same build with other files on its class path. */
    Workspace with(List<ClassPathJar> others, ModuleFacts.Finder finder) {
        return new Workspace(
                directory,
                root,
                folder,
                classDirectories,
                others,
                runtime,
                pluginVersion,
                registries,
                finder,
                provenance);
    }

    /** The files of a module, without those in the plugin's own folder, which lies in each module at the same place. */
    ProjectFiles files(Path module) {
        return new ProjectFiles(
                module, module.resolve(directory.relativize(folder)).normalize());
    }

    /** What else is known of the project itself. */
    ModuleFacts facts() {
        return classDirectories.isEmpty() ? ModuleFacts.NONE : modules.of(classDirectories.get(0));
    }

    /** The classes that tasks may have in their types. */
    ClassPath classPath() {
        List<Path> entries = new ArrayList<>(classDirectories);
        jars.forEach(jar -> entries.add(jar.file()));
        return ClassPath.of(entries);
    }

    /** Where the classes that travel are laid out. */
    public Path codeFolder() {
        return folder.resolve("code");
    }
}
