package org.flyte.wire.connect;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An error as Connect carries it: the JSON body of a failed unary call, or a member of a stream's last message. */
public record RpcError(RpcCode code, String message, List<ErrorDetail> details) {
    public RpcError {
        details = List.copyOf(details);
    }

    public RpcError(RpcCode code, String message) {
        this(code, message, List.of());
    }

    /** The body of a failed unary answer; its content type is {@link ConnectProtocol#UNARY_JSON}. */
    public byte[] toJson() {
        StringBuilder json = new StringBuilder();
        writeTo(json);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a failed unary answer's body.
     *
     * @param fallback the code when the body names none that is known
     * @return empty when the body is not a JSON object
     */
    public static Optional<RpcError> ofJson(byte[] body, RpcCode fallback) {
        try {
            Object json = JsonReader.parse(new String(body, StandardCharsets.UTF_8));
            return json instanceof Map<?, ?> members ? Optional.of(ofMembers(members, fallback)) : Optional.empty();
        } catch (JsonReader.Malformed e) {
            return Optional.empty();
        }
    }

    void writeTo(StringBuilder json) {
        json.append("{\"code\":");
        JsonText.quote(code.wireName(), json);
        if (!message.isEmpty()) {
            json.append(",\"message\":");
            JsonText.quote(message, json);
        }
        if (!details.isEmpty()) {
            json.append(",\"details\":[");
            String separator = "";
            for (ErrorDetail detail : details) {
                json.append(separator).append("{\"type\":");
                JsonText.quote(detail.type(), json);
                json.append(",\"value\":");
                byte[] value = detail.value().toByteArray();
                JsonText.quote(Base64.getEncoder().withoutPadding().encodeToString(value), json);
                json.append('}');
                separator = ",";
            }
            json.append(']');
        }
        json.append('}');
    }

    static RpcError ofMembers(Map<?, ?> members, RpcCode fallback) {
        RpcCode code = members.get("code") instanceof String name
                ? RpcCode.ofWireName(name).orElse(fallback)
                : fallback;
        String message = members.get("message") instanceof String text ? text : "";
        List<ErrorDetail> details = new ArrayList<>();
        if (members.get("details") instanceof List<?> list) {
            for (Object item : list) {
                ErrorDetail detail = detail(item);
                if (detail != null) {
                    details.add(detail);
                }
            }
        }
        return new RpcError(code, message, details);
    }

    private static @Nullable ErrorDetail detail(@Nullable Object item) {
        if (item instanceof Map<?, ?> members
                && members.get("type") instanceof String type
                && members.get("value") instanceof String value) {
            try {
                return new ErrorDetail(
                        type, ByteString.copyFrom(Base64.getDecoder().decode(value)));
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        return null;
    }
}
