package org.flyte.task.spi;

import java.util.ServiceLoader;
import org.flyte.task.Checkpoint;
import org.flyte.task.Report;

/** What code finds that runs outside an action. A class of its own, so that an action which uses none of it loads none. */
public final class Outside {
    private Outside() {}

    /** Local files, or all stores where a test has the runtime on its class path. */
    public static Storage storage() {
        return Found.STORAGE;
    }

    /** Nothing is kept, and nothing was. */
    public static Checkpoint checkpoint() {
        return NoCheckpoint.KEPT;
    }

    /** A new one, which goes nowhere. */
    public static Report report() {
        return new Report(html -> {});
    }

    private static final class Found {
        private static final Storage STORAGE = ServiceLoader.load(Storage.class, Storage.class.getClassLoader())
                .findFirst()
                .orElse(LocalStorage.FILES);
    }
}
