package org.flyte.runtime.storage;

import java.io.IOException;
import org.flyte.runtime.literal.OffloadedLiterals;

/** The objects of values that were too large for their place, as long as they fit into a part of the memory. */
public enum OffloadedObjects implements OffloadedLiterals.Source {
    STORED;

    private static final int PART_OF_MEMORY = 4;

    @Override
    public byte[] get(String uri) throws IOException {
        long most = Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / PART_OF_MEMORY);
        return ObjectStores.of(uri).get(uri, most);
    }
}
