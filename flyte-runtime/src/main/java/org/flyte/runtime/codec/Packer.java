package org.flyte.runtime.codec;

import org.flyte.wire.msgpack.MsgpackReader;
import org.flyte.wire.msgpack.MsgpackWriter;

/** One msgpack value on its way out. Not thread-safe. */
final class Packer {
    private final MsgpackWriter out = new MsgpackWriter();
    private int depth;

    MsgpackWriter out() {
        return out;
    }

    /** Goes into a list or map; what no reader takes, and what has itself inside, ends here. */
    void enter() {
        if (depth == MsgpackReader.DEEPEST) {
            throw new ValueException("is nested deeper than " + MsgpackReader.DEEPEST
                    + " lists and maps, which is as deep as Flyte's readers go");
        }
        depth++;
    }

    void leave() {
        depth--;
    }

    byte[] bytes() {
        return out.toBytes();
    }
}
