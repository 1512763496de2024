package org.flyte.runtime;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.flyte.runtime.failure.Failure;
import org.flyte.runtime.failure.FailureCode;
import org.flyte.runtime.storage.ObjectStores;
import org.jspecify.annotations.Nullable;

/**
 * The one end of an attempt. The first thread that comes to an end writes the file and ends the JVM; any other, of a
 * timeout or of {@code System.exit}, waits for that.
 */
final class Ending {
    /** The backend reads at most 2 MB of a file and writes it back, so a little is left for what it adds. */
    static final int MOST_BYTES = 2_000_000 - (16 << 10);

    private static final int RESERVE = 1 << 20;

    private final AtomicReference<@Nullable Thread> owner = new AtomicReference<>();
    private final AtomicReference<byte @Nullable []> reserve = new AtomicReference<>();
    private final byte[] outOfMemory;
    private final String folder;

    /** Ends with files in the attempt's output folder. */
    Ending(String folder) {
        this.folder = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
        this.outOfMemory = Failure.of(FailureCode.OUT_OF_MEMORY, "The task needs more memory than the JVM has")
                .document();
    }

    /** Removes what a killed container of the same attempt left: it would turn this one's success into a failure. */
    void discardStale() {
        try {
            ObjectStores.of(folder).delete(folder + "/error.pb");
        } catch (IOException e) {
            System.err.println("flyte: a stale error.pb could not be removed: " + e);
        }
    }

    /** Sets memory aside for the report of a task that takes all of it. */
    void reserveMemory() {
        reserve.set(new byte[RESERVE]);
    }

    /** Ends well. */
    void succeed(byte[] outputs) throws IOException {
        claim();
        put("outputs.pb", outputs);
        Jvm.end(0);
    }

    /** Ends with what was thrown. */
    void fail(Throwable thrown) {
        claim();
        try {
            reserve.set(null);
            fail(Failure.of(thrown));
        } catch (OutOfMemoryError e) {
            report(outOfMemory);
        } catch (Throwable e) {
            Jvm.fail("the failure could not be reported: " + e);
        }
    }

    /** Ends with a failure that the runtime found. */
    void fail(Failure failure) {
        claim();
        System.err.println("flyte: the task failed: " + failure.message());
        report(failure.document());
    }

    private void report(byte[] document) {
        try {
            put("error.pb", document);
            Jvm.end(0);
        } catch (IOException e) {
            Jvm.fail("error.pb could not be written to " + folder + ": " + e);
        }
    }

    private void put(String name, byte[] content) throws IOException {
        ObjectStores.of(folder).put(folder + "/" + name, content);
    }

    private void claim() {
        Thread current = Thread.currentThread();
        if (!owner.compareAndSet(null, current)) {
            while (owner.get() != current) {
                LockSupport.park(this);
            }
        }
    }
}
