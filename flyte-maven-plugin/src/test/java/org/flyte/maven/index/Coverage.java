package org.flyte.maven.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfoStore;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.IRuntime;
import org.jacoco.core.runtime.LoggerRuntime;
import org.jacoco.core.runtime.RuntimeData;

/** JaCoCo at work on a class. */
final class Coverage implements AutoCloseable {
    private final IRuntime runtime = new LoggerRuntime();
    private final RuntimeData data = new RuntimeData();

    /** Replaces a class file by its instrumented form. */
    static Coverage instrument(Path classes, String internalName) throws Exception {
        Coverage coverage = new Coverage();
        coverage.runtime.startup(coverage.data);
        Path file = classes.resolve(internalName + ".class");
        Files.write(file, new Instrumenter(coverage.runtime).instrument(Files.readAllBytes(file), internalName));
        return coverage;
    }

    long executedProbes(String internalName) throws IOException {
        ExecutionDataStore store = new ExecutionDataStore();
        data.collect(store, new SessionInfoStore(), false);
        long executed = 0;
        for (var seen : store.getContents()) {
            if (seen.getName().equals(internalName)) {
                for (boolean probe : seen.getProbes()) {
                    executed += probe ? 1 : 0;
                }
            }
        }
        return executed;
    }

    @Override
    public void close() {
        runtime.shutdown();
    }
}
