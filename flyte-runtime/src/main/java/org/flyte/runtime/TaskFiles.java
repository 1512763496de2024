package org.flyte.runtime;

import java.nio.charset.StandardCharsets;
import org.flyte.runtime.checkpoint.ActionCheckpoint;
import org.flyte.runtime.storage.ActionStorage;
import org.flyte.task.Checkpoint;
import org.flyte.task.Report;
import org.flyte.task.spi.Storage;
import org.flyte.task.spi.TemporaryFolder;

/** The files that a task itself reads and writes. A class of its own, so that a task which does neither loads nothing for it. */
final class TaskFiles {
    private static final Storage STORAGE = new ActionStorage();

    private TaskFiles() {}

    static Storage storage() {
        return STORAGE;
    }

    /**
     * Returns what the attempt keeps.
     *
     * @param target URI that the attempt saves to; empty where the backend gives none
     * @param previous URI that the attempt before saved to; empty in a first attempt
     */
    static Checkpoint checkpoint(String target, String previous) {
        return new ActionCheckpoint(STORAGE, target, previous);
    }

    /**
     * Returns a report that is written into the attempt's output folder, where the backend and Python's reports have it.
     *
     * @param written called after each time
     */
    static Report report(String outputs, Runnable written) {
        return new Report(html -> {
            STORAGE.put(STORAGE.resolve(outputs, "report.html"), html.getBytes(StandardCharsets.UTF_8), "text/html");
            written.run();
        });
    }

    static void removeTemporary() {
        TemporaryFolder.remove();
    }
}
