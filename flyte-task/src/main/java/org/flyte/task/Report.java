package org.flyte.task;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A page of HTML that an attempt leaves beside its outputs, for people: {@code Flyte.report()}. It has tabs; what is said to
 * the report itself is on the first, {@code main}. It is written when the attempt ends, well or not, and by {@link #flush()}.
 * Declare {@code @Task(report = true)} or {@code <report>}, so that the console looks for it. Thread-safe.
 */
public final class Report {
    private static final String MAIN = "main";

    /** Where the page goes. */
    @FunctionalInterface
    public interface Destination {
        /** Writes the whole page, in place of the one before. */
        void write(String html) throws IOException;
    }

    private final Destination destination;
    private final Map<String, Tab> tabs = new LinkedHashMap<>();
    private boolean changed;

    /** An empty one. */
    public Report(Destination destination) {
        this.destination = destination;
        tabs.put(MAIN, new Tab());
    }

    /** Adds to the first tab. */
    public Report log(String html) {
        tab(MAIN).log(html);
        return this;
    }

    /** Puts this in place of all that the first tab has. */
    public Report replace(String html) {
        tab(MAIN).replace(html);
        return this;
    }

    /** The tab of that name, a new one where there is none. */
    public synchronized Tab tab(String name) {
        return tabs.computeIfAbsent(name, unknown -> new Tab());
    }

    /** Writes what the report has now, so that it can be looked at while the task runs; nothing where nothing is new. */
    public synchronized void flush() throws IOException {
        if (changed) {
            destination.write(html());
            changed = false;
        }
    }

    /** The page as it is now; tabs without content are left out. */
    public synchronized String html() {
        Map<String, String> contents = new LinkedHashMap<>();
        tabs.forEach((name, tab) -> {
            if (!tab.content.isEmpty()) {
                contents.put(name, tab.content.toString());
            }
        });
        return ReportPage.html(contents);
    }

    /** A part of a report. Thread-safe. */
    public final class Tab {
        private final StringBuilder content = new StringBuilder();

        private Tab() {}

        /** Adds HTML, as it would stand in a page's body; text is to be escaped by who writes it. */
        public Tab log(String html) {
            synchronized (Report.this) {
                content.append(html).append('\n');
                changed = true;
            }
            return this;
        }

        /** Puts HTML in place of all that the tab has. */
        public Tab replace(String html) {
            synchronized (Report.this) {
                content.setLength(0);
                return log(html);
            }
        }
    }
}
