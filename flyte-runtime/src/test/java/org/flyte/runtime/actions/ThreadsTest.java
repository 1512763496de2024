package org.flyte.runtime.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    @Test
    void whatAThreadCarriesDoesNotReachTheThreadsInWhichResultsAreTold() throws Exception {
        InheritableThreadLocal<String> carried = new InheritableThreadLocal<>();
        carried.set("the group of a call");
        Threads threads = new Threads(1);
        CompletableFuture<String> seen = new CompletableFuture<>();

        threads.completing().execute(() -> seen.complete("" + carried.get()));

        assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo("null");
        threads.close();
    }

    @Test
    void aResultIsToldAlsoAfterTheEnd() {
        Threads threads = new Threads(1);
        CompletableFuture<String> result = new CompletableFuture<>();
        threads.close();

        threads.completing().execute(() -> result.complete("done"));

        assertThat(result).isCompletedWithValue("done");
    }
}
