package org.flyte.maven.image.dockerfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The archives of one image for one platform in a folder; each is named by the hash of what it was made of.
 *
 * @param start of all their names
 */
record Archives(Path folder, String start) {
    static Archives of(DockerfileSource source, String platform, Path folder) {
        return new Archives(folder, source.image().key() + "-" + platform.replaceAll("[^A-Za-z0-9.]", "-") + "-");
    }

    Path of(DockerfileSource source) {
        return folder.resolve(start + source.contentHash() + ".tar");
    }

    /** Puts an archive that is whole into its place, and takes those away that were made of something else. */
    Path keep(Path draft, DockerfileSource source) throws IOException {
        Path archive = of(source);
        Files.move(draft, archive, StandardCopyOption.REPLACE_EXISTING);
        for (Path file : others(archive)) {
            Files.deleteIfExists(file);
        }
        return archive;
    }

    private List<Path> others(Path archive) throws IOException {
        Pattern name = Pattern.compile(Pattern.quote(start) + "[0-9a-f]{32}\\.tar");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.equals(archive)
                            && name.matcher(file.getFileName().toString()).matches())
                    .toList();
        }
    }
}
