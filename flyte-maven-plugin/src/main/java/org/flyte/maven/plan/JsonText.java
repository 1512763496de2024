package org.flyte.maven.plan;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value of JSON as a person reads it. */
final class JsonText {
    private JsonText() {}

    /**
     * A text without quotes, words of a list parted by spaces, and all else as JSON.
     *
     * @return null for a value that is not there
     */
    static @Nullable String of(@Nullable Value value) {
        if (value == null) {
            return null;
        }
        if (value.hasListValue()
                && value.getListValue().getValuesCount() > 0
                && value.getListValue().getValuesList().stream().allMatch(Value::hasStringValue)) {
            return value.getListValue().getValuesList().stream()
                    .map(Value::getStringValue)
                    .collect(Collectors.joining(" "));
        }
        return value.hasStringValue() ? value.getStringValue() : json(value);
    }

    /** All as JSON, which tells a text from a number. */
    static @Nullable String exact(@Nullable Value value) {
        return value == null ? null : json(value);
    }

    private static String json(Value value) {
        if (value.hasNumberValue() && value.getNumberValue() == Math.rint(value.getNumberValue())) {
            return String.format(Locale.ROOT, "%.0f", value.getNumberValue());
        }
        try {
            return JsonFormat.printer().omittingInsignificantWhitespace().print(value);
        } catch (InvalidProtocolBufferException notJson) {
            return value.toString();
        }
    }
}
