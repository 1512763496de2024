package org.flyte.runtime;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.flyte.runtime.failure.AttemptException;
import org.flyte.runtime.failure.Failure;
import org.flyte.runtime.failure.FailureCode;
import org.flyte.runtime.storage.ObjectStores;
import org.jspecify.annotations.Nullable;

/**
 * The one end of an attempt. The first thread that comes to an end writes the file and ends the JVM; any other, of a
 * timeout or of {@code System.exit}, waits for that. None of the methods that end it returns.
 */
final class Ending {
    private static final int RESERVE = 1 << 20;

    private final AtomicReference<@Nullable Thread> owner = new AtomicReference<>();
    private final AtomicReference<@Nullable RunningAction> running = new AtomicReference<>();
    private final AtomicBoolean reportFlushed = new AtomicBoolean();
    private final AtomicReference<byte @Nullable []> reserve = new AtomicReference<>();
    private final Failure outOfMemory =
            Failure.of(FailureCode.OUT_OF_MEMORY, "The task needs more memory than the JVM has");
    private final byte[] outOfMemoryDocument = outOfMemory.document();
    private final String folder;

    /** Ends with files in the attempt's output folder. */
    Ending(String folder) {
        this.folder = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
    }

    /** Removes what a killed container of the same attempt left: it would turn this one's success into a failure. */
    void discardStale() {
        try {
            ObjectStores.of(folder).delete(folder + "/error.pb");
        } catch (IOException e) {
            Jvm.log("a stale error.pb could not be removed: " + e);
        }
    }

    /** Sets memory aside for the report of a task that takes all of it. */
    void reserveMemory() {
        reserve.set(new byte[RESERVE]);
    }

    /** Children whose results have nobody to go to any more are aborted at the end, whatever it is. */
    void abortChildrenWith(RunningAction action) {
        running.set(action);
    }

    /** Ends well; returns only by the exception, after which {@link #fail(Throwable)} may still report. */
    void succeed(byte[] outputs) {
        claim();
        flushReport();
        try {
            put("outputs.pb", outputs);
        } catch (IOException e) {
            throw new AttemptException(FailureCode.OUTPUTS_UNWRITABLE, "The outputs cannot be written to " + folder, e);
        }
        abortChildren("their parent ended without waiting for them");
        Jvm.end(0, null);
    }

    /** Ends with what was thrown. */
    void fail(Throwable thrown) {
        fail(thrown, null);
    }

    /** Ends with a failure that the runtime found. */
    void fail(Failure failure) {
        fail(null, failure);
    }

    private void fail(@Nullable Throwable thrown, @Nullable Failure known) {
        try {
            claim();
            reserve.set(null);
            Failure failure = known == null ? Failure.of(Objects.requireNonNull(thrown)) : known;
            report(failure, failure.document());
        } catch (OutOfMemoryError e) {
            lastReport();
        } catch (RuntimeException | Error e) {
            Jvm.end(1, "the failure could not be reported: " + e);
        } finally {
            // Reached where there is no memory even for a text; nobody else would end the process.
            Runtime.getRuntime().halt(1);
        }
    }

    private void report(Failure failure, byte[] document) {
        flushReport();
        abortChildren("their parent failed: " + failure.code());
        try {
            put("error.pb", document);
            Jvm.end(0, "the task failed: " + failure.message());
        } catch (IOException e) {
            Jvm.log("the task failed: " + failure.message());
            Jvm.end(1, "error.pb could not be written to " + folder + ": " + e);
        }
    }

    /** Once: where there is no memory for the report, the failure itself must still be told. */
    private void flushReport() {
        RunningAction action = running.get();
        if (action != null && reportFlushed.compareAndSet(false, true)) {
            action.flushReport();
        }
    }

    private void abortChildren(String reason) {
        RunningAction action = running.getAndSet(null);
        if (action == null) {
            return;
        }
        try {
            action.end(reason);
        } catch (RuntimeException | Error e) {
            Jvm.log("the children could not be aborted: " + e);
        }
    }

    private void lastReport() {
        try {
            report(outOfMemory, outOfMemoryDocument);
        } catch (RuntimeException | Error e) {
            Jvm.end(1, "the failure could not be reported, for want of memory or threads");
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
        // A task may leave its thread interrupted, and an interrupted thread writes no file.
        Thread.interrupted();
    }
}
