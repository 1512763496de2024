package org.flyte.maven;

import org.apache.maven.plugin.logging.Log;
import org.flyte.maven.report.Console;

/** Maven's log as the console of the core. */
record MavenConsole(Log log) implements Console {
    @Override
    public void info(String line) {
        log.info(line);
    }

    @Override
    public void warn(String line) {
        log.warn(line);
    }

    @Override
    public void debug(String line) {
        log.debug(line);
    }
}
