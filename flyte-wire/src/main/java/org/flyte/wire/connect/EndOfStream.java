package org.flyte.wire.connect;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last message of every stream, without which a stream counts as cut.
 *
 * @param error why the stream failed; null when it ended well
 * @param metadata trailers
 */
public record EndOfStream(@Nullable RpcError error, Map<String, List<String>> metadata) {
    public EndOfStream {
        metadata = Map.copyOf(metadata);
    }

    public static EndOfStream ok() {
        return new EndOfStream(null, Map.of());
    }

    public static EndOfStream failed(RpcError error) {
        return new EndOfStream(error, Map.of());
    }

    public Envelope toEnvelope() {
        StringBuilder json = new StringBuilder("{");
        if (error != null) {
            json.append("\"error\":");
            error.writeTo(json);
        }
        if (!metadata.isEmpty()) {
            json.append(error == null ? "" : ",").append("\"metadata\":{");
            String separator = "";
            for (Map.Entry<String, List<String>> entry : metadata.entrySet()) {
                json.append(separator);
                JsonText.quote(entry.getKey(), json);
                json.append(':');
                JsonText.quoteAll(entry.getValue(), json);
                separator = ",";
            }
            json.append('}');
        }
        return new Envelope(
                Envelope.END_OF_STREAM, ByteString.copyFromUtf8(json.append('}').toString()));
    }

    /** Reads the payload of an envelope with {@link Envelope#isEndOfStream()}; unreadable JSON is an INTERNAL error. */
    public static EndOfStream ofJson(ByteString payload) {
        try {
            Object json = JsonReader.parse(payload.toStringUtf8());
            if (json instanceof Map<?, ?> members) {
                RpcError error = members.get("error") instanceof Map<?, ?> inner
                        ? RpcError.ofMembers(inner, RpcCode.UNKNOWN)
                        : null;
                return new EndOfStream(error, metadata(members.get("metadata")));
            }
        } catch (JsonReader.Malformed e) {
            return failed(new RpcError(RpcCode.INTERNAL, "the stream's last message is not JSON: " + e.getMessage()));
        }
        return failed(new RpcError(RpcCode.INTERNAL, "the stream's last message is not a JSON object"));
    }

    private static Map<String, List<String>> metadata(@Nullable Object json) {
        Map<String, List<String>> metadata = new LinkedHashMap<>();
        if (json instanceof Map<?, ?> members) {
            members.forEach((key, values) -> {
                if (key instanceof String name && values instanceof List<?> list) {
                    List<String> texts = new ArrayList<>();
                    for (Object value : list) {
                        if (value instanceof String text) {
                            texts.add(text);
                        }
                    }
                    metadata.put(name, List.copyOf(texts));
                }
            });
        }
        return metadata;
    }
}
