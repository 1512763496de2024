package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Bases at a registry, made by another tool than the plugin. */
final class TestBase {
    static final String GLIBC = "/lib64/ld-linux-x86-64.so.2";
    static final String MUSL = "/lib/ld-musl-x86_64.so.1";

    private final Path folder;

    TestBase(Path folder) {
        this.folder = folder;
    }

    /** A base for one or several platforms, with one layer for each of the files. */
    String push(String name, String platforms, String... files) throws Exception {
        JibContainerBuilder base = Jib.fromScratch()
                .setUser("1000")
                .addEnvironmentVariable("PATH", "/opt/java/bin:/bin")
                .addEnvironmentVariable("TZ", "CET")
                .addLabel("org.opencontainers.image.version", "of the base")
                .addLabel("vendor", "base");
        Set<Platform> all = Arrays.stream(platforms.split(","))
                .map(each -> new Platform(each.replaceFirst(".*/", ""), each.replaceFirst("/.*", "")))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        base.setPlatforms(all);
        for (String file : files) {
            Path source = folder.resolve("base" + file);
            Files.createDirectories(source.getParent());
            Files.writeString(source, "content of " + file);
            base.addFileEntriesLayer(FileEntriesLayer.builder()
                    .addEntry(source, AbsoluteUnixPath.get(file))
                    .build());
        }
        base.containerize(Containerizer.to(RegistryImage.named(name))
                .setAllowInsecureRegistries(true)
                .setBaseImageLayersCache(folder.resolve("base-cache"))
                .setApplicationLayersCache(folder.resolve("base-cache")));
        return name;
    }
}
