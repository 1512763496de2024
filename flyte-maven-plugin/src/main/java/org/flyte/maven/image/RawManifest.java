package org.flyte.maven.image;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.google.cloud.tools.jib.image.json.ManifestTemplate;
import java.io.IOException;

/** A manifest that jib sends as it is, byte for byte: another byte would be another digest. */
record RawManifest(String mediaType, String json) implements ManifestTemplate, JsonSerializable {
    private static final int SCHEMA_VERSION = 2;

    @Override
    public int getSchemaVersion() {
        return SCHEMA_VERSION;
    }

    @Override
    public String getManifestMediaType() {
        return mediaType;
    }

    @Override
    public void serialize(JsonGenerator generator, SerializerProvider serializers) throws IOException {
        generator.writeRaw(json);
    }

    @Override
    public void serializeWithType(JsonGenerator generator, SerializerProvider serializers, TypeSerializer types)
            throws IOException {
        serialize(generator, serializers);
    }
}
