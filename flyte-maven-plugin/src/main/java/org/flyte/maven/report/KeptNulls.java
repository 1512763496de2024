package org.flyte.maven.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** Writes values of users as they are: null is one of them, while a record's own part that is null is left out. */
final class KeptNulls extends TypeAdapter<JsonObject> {
    private static final Gson GSON = new GsonBuilder().serializeNulls().create();

    @Override
    public void write(JsonWriter out, JsonObject value) throws IOException {
        boolean before = out.getSerializeNulls();
        out.setSerializeNulls(true);
        GSON.toJson(value, out);
        out.setSerializeNulls(before);
    }

    @Override
    public JsonObject read(JsonReader in) throws IOException {
        return GSON.fromJson(in, JsonObject.class);
    }
}
