package org.flyte.runtime.literal;

import java.util.ArrayList;
import java.util.List;
import org.flyte.wire.msgpack.MsgpackWriter;

/** Reads {@code google.protobuf.Struct}, in which consoles send records, as the msgpack that other senders use. */
public final class StructReader {
    private StructReader() {}

    /** Returns the map as msgpack; each number is a float. */
    public static byte[] msgpack(WireReader struct) {
        MsgpackWriter out = new MsgpackWriter();
        map(struct, out);
        return out.toBytes();
    }

    private static void map(WireReader struct, MsgpackWriter out) {
        List<WireReader> entries = messages(struct);
        out.map(entries.size());
        for (WireReader entry : entries) {
            entry(entry, out);
        }
    }

    private static void entry(WireReader entry, MsgpackWriter out) {
        String key = "";
        WireReader value = new WireReader(new byte[0]);
        while (entry.next()) {
            switch (entry.field()) {
                case 1 -> key = entry.text();
                case 2 -> value = entry.message();
                default -> {}
            }
        }
        out.text(key);
        value(value, out);
    }

    private static void value(WireReader value, MsgpackWriter out) {
        if (!value.next()) {
            out.nil();
            return;
        }
        switch (value.field()) {
            case 2 -> out.number(value.fixed64());
            case 3 -> out.text(value.text());
            case 4 -> out.bool(value.varint() != 0);
            case 5 -> map(value.message(), out);
            case 6 -> {
                List<WireReader> items = messages(value.message());
                out.list(items.size());
                for (WireReader item : items) {
                    value(item, out);
                }
            }
            default -> out.nil();
        }
    }

    private static List<WireReader> messages(WireReader message) {
        List<WireReader> found = new ArrayList<>();
        while (message.next()) {
            if (message.field() == 1) {
                found.add(message.message());
            }
        }
        return found;
    }
}
