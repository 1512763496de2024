package org.flyte.maven.image;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What the tags of bases stand for. Each is looked up once in a Maven session, so that all of a build's images lie on the same
 * machine, and kept for when Maven runs offline.
 */
public final class BaseDigests {
    private final Map<String, String> known = new ConcurrentHashMap<>();

    /** The digest; the registry is asked the first time. */
    String online(ImageAddress base, Path cacheFolder, Supplier<String> registry) {
        return known.computeIfAbsent(name(base), name -> {
            String digest = registry.get();
            keep(name, digest, cacheFolder);
            return digest;
        });
    }

    /** The digest that a build on this machine last saw. */
    Optional<String> offline(ImageAddress base, Path cacheFolder) {
        try {
            Path note = note(name(base), cacheFolder);
            return Files.isRegularFile(note)
                    ? Optional.of(JsonParser.parseString(Files.readString(note))
                            .getAsJsonObject()
                            .get("digest")
                            .getAsString())
                    : Optional.empty();
        } catch (IOException | JsonParseException | IllegalStateException unreadable) {
            return Optional.empty();
        }
    }

    /** Without the note the image is built all the same. */
    private static void keep(String name, String digest, Path cacheFolder) {
        JsonObject note = new JsonObject();
        note.addProperty("reference", name);
        note.addProperty("digest", digest);
        note.addProperty("time", Instant.now().toString());
        try {
            CacheFolder.write(note(name, cacheFolder), note.toString());
        } catch (IOException unwritable) {
            // What the cache folder lacks is said when the image's parts are written there.
        }
    }

    private static Path note(String name, Path cacheFolder) {
        return cacheFolder.resolve("bases").resolve(ContentHash.of(name) + ".json");
    }

    private static String name(ImageAddress base) {
        return base.reference().toStringWithQualifier();
    }
}
