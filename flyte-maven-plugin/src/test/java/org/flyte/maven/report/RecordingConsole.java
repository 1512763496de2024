package org.flyte.maven.report;

import java.util.ArrayList;
import java.util.List;

/** A console that remembers what it was told. */
public final class RecordingConsole implements Console {
    public final List<String> infos = new ArrayList<>();
    public final List<String> warnings = new ArrayList<>();
    public final List<String> debugs = new ArrayList<>();

    @Override
    public synchronized void info(String line) {
        infos.add(line);
    }

    @Override
    public synchronized void warn(String line) {
        warnings.add(line);
    }

    @Override
    public synchronized void debug(String line) {
        debugs.add(line);
    }
}
