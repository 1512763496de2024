package org.flyte.maven.image.dockerfile;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * What an archive of {@code docker save} holds.
 *
 * @param files by path: the content of a file, {@code -> target} of a link, {@code /} of a folder; the executable ones have
 *     a {@code * } before it
 */
record ArchiveContent(JsonObject config, SortedMap<String, String> files) {
    static ArchiveContent of(Path archive) throws IOException {
        Map<String, byte[]> entries = entries(Files.newInputStream(archive));
        JsonObject manifest = new Gson()
                .fromJson(text(entries.get("manifest.json")), JsonArray.class)
                .get(0)
                .getAsJsonObject();
        JsonObject config =
                new Gson().fromJson(text(entries.get(manifest.get("Config").getAsString())), JsonObject.class);
        SortedMap<String, String> files = new TreeMap<>();
        for (var layer : manifest.getAsJsonArray("Layers")) {
            read(entries.get(layer.getAsString()), files);
        }
        return new ArchiveContent(config, files);
    }

    private static void read(byte[] layer, SortedMap<String, String> files) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(layer), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String path = entry.getName().replaceAll("^/|/$", "");
                String program = (entry.getMode() & 0100) != 0 ? "* " : "";
                files.put(
                        path,
                        entry.isDirectory()
                                ? "/"
                                : entry.isSymbolicLink()
                                        ? "-> " + entry.getLinkName()
                                        : program + text(tar.readAllBytes()));
            }
        }
    }

    private static Map<String, byte[]> entries(InputStream in) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        Map<String, String> links = new HashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isSymbolicLink()) {
                    links.put(entry.getName(), entry.getLinkName().replaceFirst("^\\.\\./", ""));
                } else {
                    entries.put(entry.getName(), tar.readAllBytes());
                }
            }
        }
        links.forEach((name, target) -> entries.put(name, entries.get(target)));
        return entries;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
