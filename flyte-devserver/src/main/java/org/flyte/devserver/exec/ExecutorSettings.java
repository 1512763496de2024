package org.flyte.devserver.exec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How actions are run.
 *
 * @param images where images are laid out: {@code <hash>/flyte/} each
 * @param workspaces where each server has its folder with the working directories of attempts
 * @param javaHome whose {@code bin/java} is meant by {@code java}
 * @param python the interpreter for Python tasks; null to look for one
 * @param endpoint {@code host:port} of this server, as tasks find it
 * @param relaunchKilled whether an attempt whose process was killed is started again
 * @param maxProcesses how many actions run at once
 * @param stopGrace from SIGTERM to the kill
 * @param warnings what a real backend would not say
 */
public record ExecutorSettings(
        Path images,
        Path workspaces,
        Path javaHome,
        @Nullable Path python,
        String endpoint,
        boolean relaunchKilled,
        int maxProcesses,
        Duration stopGrace,
        Consumer<String> warnings) {}
