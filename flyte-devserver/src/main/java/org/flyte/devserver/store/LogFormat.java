package org.flyte.devserver.store;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.flyte.idl.logs.dataplane.LogLine;
import org.flyte.idl.logs.dataplane.LogLineOriginator;

/** A log line in a file: time in RFC 3339, a letter for who wrote it ({@code U} the process, {@code S} the server), the text. */
final class LogFormat {
    private static final String USER = " U ";
    private static final String SYSTEM = " S ";

    private LogFormat() {}

    static String format(LogLine line) {
        String from = line.getOriginator() == LogLineOriginator.SYSTEM ? SYSTEM : USER;
        // A line of ours is a line of the file, whatever it holds.
        String message = line.getMessage().replace('\n', ' ').replace('\r', ' ');
        return ProtoTime.instant(line.getTimestamp()) + from + message;
    }

    static LogLine parse(String text) {
        int end = text.indexOf(' ');
        if (end > 0 && text.length() >= end + USER.length()) {
            String from = text.substring(end, end + USER.length());
            try {
                return LogLine.newBuilder()
                        .setTimestamp(ProtoTime.of(Instant.parse(text.substring(0, end))))
                        .setOriginator(from.equals(SYSTEM) ? LogLineOriginator.SYSTEM : LogLineOriginator.USER)
                        .setMessage(text.substring(end + USER.length()))
                        .build();
            } catch (DateTimeParseException e) {
                return LogLine.newBuilder().setMessage(text).build();
            }
        }
        return LogLine.newBuilder().setMessage(text).build();
    }
}
