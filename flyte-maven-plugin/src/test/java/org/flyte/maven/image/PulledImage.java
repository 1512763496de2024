package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** An image as {@code skopeo} brings it from a registry. */
final class PulledImage {
    private final Path folder;
    private final JsonNode manifest;

    private PulledImage(Path folder) throws IOException {
        this.folder = folder;
        this.manifest =
                new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
    }

    /** One that skopeo has brought already. */
    static PulledImage at(Path folder) throws IOException {
        return new PulledImage(folder);
    }

    static PulledImage of(String reference, Path folder) throws Exception {
        // skopeo takes a tag or a digest, not both: the digest says which image, so the tag goes.
        String byDigest = reference.replaceFirst(":[^:/@]+@", "@");
        run(
                "copy",
                "--src-tls-verify=false",
                "--insecure-policy",
                "docker://" + byDigest,
                "dir:" + Files.createDirectories(folder));
        return new PulledImage(folder);
    }

    /** What {@code skopeo} says of the tag. */
    static String digestOfTag(String reference) throws Exception {
        return run(
                "inspect",
                "--tls-verify=false",
                "--format={{.Digest}}",
                "docker://" + reference.replaceFirst("@.*", ""));
    }

    JsonNode config() throws IOException {
        return new ObjectMapper()
                .readTree(blob(manifest.at("/config/digest").asText()).toFile())
                .at("/config");
    }

    List<String> layerDigests() {
        return StreamSupport.stream(manifest.at("/layers").spliterator(), false)
                .map(layer -> layer.at("/digest").asText())
                .toList();
    }

    /** Each entry of a layer as {@code mode user/group second path}. */
    List<String> entries(int layer) throws IOException {
        List<String> entries = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(
                Files.newInputStream(blob(layerDigests().get(layer)))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.add("%o %d/%d %d %s"
                        .formatted(
                                entry.getMode() & 07777,
                                entry.getLongUserId(),
                                entry.getLongGroupId(),
                                entry.getLastModifiedTime().toInstant().getEpochSecond(),
                                entry.getName()));
            }
        }
        return entries;
    }

    byte[] file(int layer, String path) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(
                Files.newInputStream(blob(layerDigests().get(layer)))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().equals(path)) {
                    return tar.readAllBytes();
                }
            }
        }
        throw new AssertionError("no " + path + " in layer " + layer);
    }

    private Path blob(String digest) {
        return folder.resolve(digest.substring("sha256:".length()));
    }

    private static String run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(DebianProgram.find("skopeo", "skopeo"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
        return output.strip();
    }
}
