package com.acme;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Tasks that log as they like. */
public final class LoggingTasks {
    private LoggingTasks() {}

    /** What the root logger has before the task does anything with it; then a handler of the task's own. */
    static String ofTheJdk() {
        Logger root = Logger.getLogger("");
        StringBuilder found = new StringBuilder();
        for (Handler handler : root.getHandlers()) {
            found.append(handler.getClass().getName()).append(',');
        }
        Logger own = Logger.getLogger("com.acme.own");
        own.info("an ordinary line");
        own.setLevel(Level.FINE);
        own.addHandler(new Own());
        own.fine("a fine line");
        return found + root.getLevel().getName();
    }

    static String ofSlf4j() {
        org.slf4j.LoggerFactory.getLogger(LoggingTasks.class).debug("hello");
        return org.slf4j.LoggerFactory.getILoggerFactory().getClass().getName();
    }

    private static final class Own extends ConsoleHandler {
        Own() {
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord line) {
            System.out.println("<own> " + line.getMessage());
        }
    }
}
