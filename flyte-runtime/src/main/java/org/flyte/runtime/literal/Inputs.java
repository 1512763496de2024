package org.flyte.runtime.literal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.flyte.wire.type.WireWriter;

/**
 * What {@code inputs.pb} holds: {@code flyteidl2.task.Inputs}.
 *
 * @param literals value by the input's name, in the file's order
 * @param context what travels beside the inputs
 */
public record Inputs(Map<String, Literal> literals, Map<String, String> context) {
    /**
     * Reads a file's content.
     *
     * @throws WireException where it is not that message, or an input is there twice
     */
    public static Inputs read(byte[] content) {
        Map<String, Literal> literals = new LinkedHashMap<>();
        Map<String, String> context = new LinkedHashMap<>();
        WireReader message = new WireReader(content);
        while (message.next()) {
            switch (message.field()) {
                case 1 -> {
                    NamedLiteral literal = NamedLiteral.read(message.message());
                    if (literals.put(literal.name(), literal.value()) != null) {
                        throw new WireException("the input '" + literal.name() + "' is there twice");
                    }
                }
                case 2 -> {
                    KeyValue pair = KeyValue.read(message.message());
                    context.put(pair.key(), pair.value());
                }
                default -> {}
            }
        }
        return new Inputs(literals, context);
    }

    /** The file's content. */
    public byte[] write() {
        WireWriter message = new WireWriter();
        for (Map.Entry<String, Literal> literal : literals.entrySet()) {
            message.message(1, new NamedLiteral(literal.getKey(), literal.getValue()).write());
        }
        for (Map.Entry<String, String> pair : context.entrySet()) {
            message.message(2, new WireWriter().text(1, pair.getKey()).text(2, pair.getValue()));
        }
        return message.toByteArray();
    }

    private record KeyValue(String key, String value) {
        static KeyValue read(WireReader message) {
            String key = "";
            String value = "";
            while (message.next()) {
                switch (message.field()) {
                    case 1 -> key = message.text();
                    case 2 -> value = message.text();
                    default -> {}
                }
            }
            return new KeyValue(key, value);
        }
    }
}
