package org.flyte.devserver.exec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.flyte.devserver.store.AttemptLog;

/** Moves a process's output into its log, line by line, and remembers the last lines for an error message. */
final class LinePump {
    /** A longer line is cut into several, as a container runtime does, so that no process can fill the heap. */
    private static final int MAX_LINE_BYTES = 16 * 1024;

    private static final int TAIL_LINES = 80;
    private static final int TAIL_CHARS = 2048;

    private final AttemptLog log;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Deque<String> tail = new ArrayDeque<>();

    LinePump(AttemptLog log) {
        this.log = log;
    }

    /** Runs until the output ends. */
    void pump(InputStream output) throws IOException {
        byte[] buffer = new byte[8192];
        for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
            for (int i = 0; i < count; i++) {
                take(buffer[i]);
            }
        }
        if (line.size() > 0) {
            endLine();
        }
    }

    /** The last lines, no more than 80 and 2,048 characters. */
    synchronized String tail() {
        String text = String.join("\n", tail);
        return text.length() > TAIL_CHARS ? text.substring(text.length() - TAIL_CHARS) : text;
    }

    private void take(byte b) throws IOException {
        if (b == '\n') {
            endLine();
            return;
        }
        line.write(b);
        // Never inside a character of UTF-8: a byte of the form 10xxxxxx continues one.
        if (line.size() >= MAX_LINE_BYTES && (b & 0xC0) != 0xC0) {
            endLine();
        }
    }

    private void endLine() throws IOException {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        String message = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        synchronized (this) {
            tail.addLast(message);
            if (tail.size() > TAIL_LINES) {
                tail.removeFirst();
            }
        }
        log.add(message);
    }
}
