package org.flyte.runtime.literal;

import org.flyte.wire.type.WireWriter;

/** An input or output, or a map's entry, which has the same fields: {@code flyteidl2.task.NamedLiteral}. */
public record NamedLiteral(String name, Literal value) {
    static NamedLiteral read(WireReader message) {
        String name = "";
        Literal value = new Literal.Foreign("a literal without a value");
        while (message.next()) {
            switch (message.field()) {
                case 1 -> name = message.text();
                case 2 -> value = LiteralReader.read(message.message());
                default -> {}
            }
        }
        return new NamedLiteral(name, value);
    }

    WireWriter write() {
        return new WireWriter().text(1, name).message(2, LiteralWriter.write(value));
    }
}
