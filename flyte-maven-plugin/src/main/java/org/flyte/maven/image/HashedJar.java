package org.flyte.maven.image;

import java.nio.file.Path;

/** A jar of the class path with the digest of its bytes. */
record HashedJar(ClassPathJar jar, String sha256) {
    Path file() {
        return jar.file();
    }

    String fileName() {
        return jar.file().getFileName().toString();
    }

    /**
     * Whether nobody rewrites the file: a release below {@code group/artifact/version} of a Maven repository. The same
     * release in a module's build folder is rewritten in place by the next build.
     */
    boolean immutable() {
        Path folder = jar.file().toAbsolutePath().getParent();
        return !jar.snapshot()
                && folder != null
                && folder.endsWith(Path.of(jar.groupId().replace('.', '/'))
                        .resolve(jar.artifactId())
                        .resolve(jar.version()));
    }

    LayerEntry.DiskFile at(String path) {
        return new LayerEntry.DiskFile(path, Modes.FILE, jar.file(), sha256, immutable());
    }
}
