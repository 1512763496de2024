package org.flyte.runtime.codec;

import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is odd about values without being wrong, said once each on the container's log. */
final class Warnings {
    /** As the process got it; a task may put another in its place. */
    private static final PrintStream LOG = System.err;

    /** Of a sender that makes up keys a log need not tell all: so many a record. */
    private static final int MOST = 20;

    private static final int SHOWN = 60;
    private static final Map<String, Set<String>> SAID = new ConcurrentHashMap<>();

    private Warnings() {}

    static void unknownKey(Class<?> type, String key) {
        String line = firstTime(type, key);
        if (line != null) {
            LOG.println(line);
        }
    }

    /** The line of the log; null where it was said before. */
    static @Nullable String firstTime(Class<?> type, String key) {
        SAID.putIfAbsent(type.getName(), ConcurrentHashMap.newKeySet());
        Set<String> said = SAID.get(type.getName());
        if (said == null || said.size() >= MOST || !said.add(key)) {
            return null;
        }
        return "flyte: a value has the key '" + onOneLine(key) + "', which the record " + type.getName()
                + " has not: it is ignored";
    }

    private static String onOneLine(String key) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < Math.min(key.length(), SHOWN); i++) {
            line.append(Character.isISOControl(key.charAt(i)) ? '?' : key.charAt(i));
        }
        return line.append(key.length() > SHOWN ? "…" : "").toString();
    }
}
