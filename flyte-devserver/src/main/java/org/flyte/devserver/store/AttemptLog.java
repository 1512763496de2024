package org.flyte.devserver.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.flyte.idl.logs.dataplane.LogLine;
import org.flyte.idl.logs.dataplane.LogLineOriginator;

/** The log of a running attempt. Each line is on disk before anybody is told of it. */
public final class AttemptLog implements AutoCloseable {
    private final BufferedWriter writer;
    private final Runnable whenClosed;
    private long lines;
    private boolean closed;

    private AttemptLog(BufferedWriter writer, Runnable whenClosed) {
        this.writer = writer;
        this.whenClosed = whenClosed;
    }

    static AttemptLog create(Path file, Runnable whenClosed) throws IOException {
        return new AttemptLog(Files.newBufferedWriter(file, StandardCharsets.UTF_8), whenClosed);
    }

    /** Adds a line that the process wrote; after {@link #close} it is dropped. */
    public void add(String message) throws IOException {
        add(message, LogLineOriginator.USER);
    }

    /** Adds a line of the server's own. */
    public void addOwn(String message) throws IOException {
        add(message, LogLineOriginator.SYSTEM);
    }

    private synchronized void add(String message, LogLineOriginator originator) throws IOException {
        if (closed) {
            return;
        }
        LogLine line = LogLine.newBuilder()
                .setTimestamp(ProtoTime.of(Instant.now()))
                .setMessage(message)
                .setOriginator(originator)
                .build();
        writer.write(LogFormat.format(line));
        writer.write('\n');
        writer.flush();
        lines++;
        notifyAll();
    }

    /** Waits until more than so many lines were written, the log is closed or the time is over; returns how many there are. */
    synchronized long awaitLinesAfter(long seen, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (lines <= seen && !closed) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                break;
            }
            wait(millis);
        }
        return lines;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            writer.close();
            whenClosed.run();
            notifyAll();
        }
    }
}
