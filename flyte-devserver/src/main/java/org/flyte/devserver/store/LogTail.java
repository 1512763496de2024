package org.flyte.devserver.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flyte.idl.logs.dataplane.LogLine;
import org.jspecify.annotations.Nullable;

/** Reads one attempt's log from its first line to its end, which is where the attempt ended. */
public final class LogTail implements AutoCloseable {
    private static final int MAX_BATCH = 100;

    private final BufferedReader reader;
    private final @Nullable AttemptLog growing;
    private long read;

    LogTail(Path file, @Nullable AttemptLog growing) throws IOException {
        this.reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        this.growing = growing;
    }

    /**
     * The next lines, at most 100; waits for the first of them.
     *
     * @return empty when the time is over first, or when the log has ended: then {@link #isAtEnd} says so
     */
    public List<LogLine> next(Duration atMost) throws IOException, InterruptedException {
        long available = growing == null ? Long.MAX_VALUE : growing.awaitLinesAfter(read, atMost);
        List<LogLine> lines = new ArrayList<>();
        while (lines.size() < MAX_BATCH && read < available) {
            String text = reader.readLine();
            if (text == null) {
                break;
            }
            lines.add(LogFormat.parse(text));
            read++;
        }
        return lines;
    }

    /** Whether an empty answer of {@link #next} means that nothing more will come. */
    public boolean isAtEnd() throws InterruptedException {
        return growing == null || (growing.isClosed() && growing.awaitLinesAfter(read, Duration.ZERO) <= read);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
