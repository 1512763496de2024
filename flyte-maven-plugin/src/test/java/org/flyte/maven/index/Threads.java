package org.flyte.maven.index;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Every kind of executor that this JDK has. */
final class Threads {
    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    private Threads() {}

    static List<ExecutorService> kinds() throws ReflectiveOperationException {
        List<ExecutorService> kinds =
                new ArrayList<>(List.of(Executors.newFixedThreadPool(4), Executors.newWorkStealingPool()));
        if (Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS) {
            kinds.add((ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
        }
        return kinds;
    }
}
