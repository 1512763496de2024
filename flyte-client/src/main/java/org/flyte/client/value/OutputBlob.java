package org.flyte.client.value;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** References to files and folders inside of structured values. */
final class OutputBlob {
    private OutputBlob() {}

    /** The address alone, where the rest says nothing more. */
    static JsonElement shortest(JsonObject reference) {
        if (!(reference.get("path") instanceof JsonPrimitive path) || !path.isString()) {
            return reference;
        }
        JsonObject plain = new JsonObject();
        plain.add("path", path);
        plain.addProperty("name", name(path.getAsString()));
        plain.addProperty("format", "");
        plain.add("hash", JsonNull.INSTANCE);
        return plain.equals(reference) ? path : reference;
    }

    /** The last part of an address. */
    static String name(String uri) {
        String trimmed = uri.replaceAll("/+$", "");
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }
}
