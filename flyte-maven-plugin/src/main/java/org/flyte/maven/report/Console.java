package org.flyte.maven.report;

/** Where lines for people go. Summaries are info, steps are debug, so that a quiet build stays quiet. */
public interface Console {
    void info(String line);

    void warn(String line);

    void debug(String line);
}
