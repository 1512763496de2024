package org.flyte.runtime.literal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.flyte.wire.type.WireWriter;

/** What {@code outputs.pb} holds: {@code flyteidl2.task.Outputs}. */
public final class Outputs {
    /** The name of a method's one output. */
    public static final String NAME = "o0";

    /** The backend reads at most 2 MB of a file and writes it back, so a little is left for what it adds. */
    public static final int MOST_BYTES = 2_000_000 - (16 << 10);

    private Outputs() {}

    /** The file's content. A method without a result gives {@link Literal.OfNone}: the file must never be empty. */
    public static byte[] write(Literal result) {
        return write(Map.of(NAME, result));
    }

    /** The file's content with several outputs, in the map's order. */
    public static byte[] write(Map<String, Literal> results) {
        WireWriter message = new WireWriter();
        for (Map.Entry<String, Literal> result : results.entrySet()) {
            message.message(1, new NamedLiteral(result.getKey(), result.getValue()).write());
        }
        return message.toByteArray();
    }

    /**
     * Reads an output of the file; one that is not there is none.
     *
     * @throws WireException where it is not that message
     */
    public static Literal read(byte[] content, String name) {
        Literal result = read(content).get(name);
        return result == null ? new Literal.OfNone() : result;
    }

    /**
     * Reads the outputs by name.
     *
     * @throws WireException where it is not that message
     */
    public static Map<String, Literal> read(byte[] content) {
        Map<String, Literal> results = new LinkedHashMap<>();
        WireReader message = new WireReader(content);
        while (message.next()) {
            if (message.field() == 1) {
                NamedLiteral literal = NamedLiteral.read(message.message());
                results.put(literal.name(), literal.value());
            }
        }
        return results;
    }
}
