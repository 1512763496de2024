package org.flyte.maven.deploy;

import java.nio.file.Path;
import org.flyte.maven.image.ImageDetails;
import org.flyte.maven.report.ImageFile;
import org.flyte.maven.report.ImageFile.LayerRecord;
import org.flyte.maven.report.JsonFile;
import org.jspecify.annotations.Nullable;

/**
 * What is left of each image for people and other programs.
 *
 * @param folder {@code target/flyte/images}
 */
public record ImageFiles(Path folder) {
    /** Those of a module, below the plugin's own folder. */
    public static ImageFiles in(Path own) {
        return new ImageFiles(own.resolve("images"));
    }

    /** Where an image's archive goes. */
    public Path archive(String key) {
        return folder.resolve(key + ".tar");
    }

    /**
     * Says where an image is.
     *
     * @param to {@code registry}, or what it was built to
     * @param archive null where there is none
     */
    public void write(
            String key, String reference, String digest, ImageDetails details, String to, @Nullable Path archive) {
        JsonFile.write(
                folder.resolve(key + ".json"),
                new ImageFile(
                        ImageFile.SCHEMA,
                        key,
                        reference,
                        digest,
                        details.platforms(),
                        details.layers().stream()
                                .map(layer ->
                                        new LayerRecord(layer.digest(), layer.size(), layer.name(), layer.platform()))
                                .toList(),
                        details.labels(),
                        to,
                        archive == null ? null : archive.toString()));
    }
}
