package org.flyte.runtime.literal;

import org.flyte.wire.type.WireWriter;

/** What {@code outputs.pb} holds: {@code flyteidl2.task.Outputs} with the one output of a method. */
public final class Outputs {
    /** The name of a method's one output. */
    public static final String NAME = "o0";

    /** The backend reads at most 2 MB of a file and writes it back, so a little is left for what it adds. */
    public static final int MOST_BYTES = 2_000_000 - (16 << 10);

    private Outputs() {}

    /** The file's content. A method without a result gives {@link Literal.OfNone}: the file must never be empty. */
    public static byte[] write(Literal result) {
        return new WireWriter()
                .message(1, new NamedLiteral(NAME, result).write())
                .toByteArray();
    }

    /**
     * Reads an output of the file; one that is not there is none.
     *
     * @throws WireException where it is not that message
     */
    public static Literal read(byte[] content, String name) {
        Literal result = new Literal.OfNone();
        WireReader message = new WireReader(content);
        while (message.next()) {
            if (message.field() == 1) {
                NamedLiteral literal = NamedLiteral.read(message.message());
                if (literal.name().equals(name)) {
                    result = literal.value();
                }
            }
        }
        return result;
    }
}
