package org.flyte.maven.image;

import com.google.gson.JsonObject;
import java.util.Objects;

/**
 * What an image says of one of its parts.
 *
 * @param mediaType the part's kind
 * @param digest {@code sha256:…} of its bytes
 * @param size the number of its bytes
 */
record Descriptor(String mediaType, String digest, long size) {
    Descriptor {
        Objects.requireNonNull(mediaType);
        Objects.requireNonNull(digest);
    }

    static Descriptor of(String mediaType, byte[] content) {
        return new Descriptor(mediaType, "sha256:" + ContentHash.ofBytes(content), content.length);
    }

    static Descriptor of(JsonObject json) {
        return new Descriptor(
                json.has("mediaType") ? json.get("mediaType").getAsString() : "",
                json.get("digest").getAsString(),
                json.get("size").getAsLong());
    }

    /** The hex digits of the digest. */
    String hex() {
        return digest.substring(digest.indexOf(':') + 1);
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("mediaType", mediaType);
        json.addProperty("digest", digest);
        json.addProperty("size", size);
        return json;
    }
}
