package org.flyte.devserver.exec;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.flyte.devserver.store.ObjectStore;
import org.flyte.devserver.store.ResultStore;
import org.flyte.idl.core.CatalogCacheStatus;
import org.jspecify.annotations.Nullable;

/** Results of cacheable actions: looked for before an attempt, kept after it, and awaited where only one may work them out. */
final class ResultCache {
    private final ResultStore results;
    private final ObjectStore objects;
    private final Consumer<String> warnings;
    /** Who waits for whom, by key; a key without anybody waiting stands for an action at work. */
    private final Map<String, Deque<Runnable>> reserved = new HashMap<>();

    ResultCache(ResultStore results, ObjectStore objects, Consumer<String> warnings) {
        this.results = results;
        this.objects = objects;
        this.warnings = warnings;
    }

    /** The attempt's key; null when its results are not cached, or when its inputs cannot be read. */
    @Nullable
    String key(Attempt attempt) {
        try {
            return CacheKey.isCacheable(attempt.record())
                    ? CacheKey.of(attempt.record(), attempt.inputFile(), objects)
                    : null;
        } catch (IOException e) {
            warnings.accept(attempt.podName() + ": its result is not cached, since its inputs cannot be read: "
                    + e.getMessage());
            return null;
        }
    }

    /** Puts a result that is there into the attempt's output folder; false when there is none. */
    boolean fill(String key, Attempt attempt) {
        try {
            Optional<byte[]> outputs = results.find(key);
            if (outputs.isPresent()) {
                objects.write(attempt.output().outputs(), outputs.get());
            }
            return outputs.isPresent();
        } catch (IOException e) {
            warnings.accept(attempt.podName() + ": its cached result cannot be read: " + e.getMessage());
            return false;
        }
    }

    /** Keeps the result of an attempt that succeeded. */
    CatalogCacheStatus keep(String key, Attempt attempt) {
        try {
            results.put(key, objects.read(attempt.output().outputs()).orElseThrow());
            return CatalogCacheStatus.CACHE_POPULATED;
        } catch (IOException e) {
            warnings.accept(attempt.podName() + ": its result could not be cached: " + e.getMessage());
            return CatalogCacheStatus.CACHE_PUT_FAILURE;
        }
    }

    /** Runs the start at once, or when all that came before with the same key have been {@link #release released}. */
    void reserve(String key, Runnable start) {
        synchronized (reserved) {
            Deque<Runnable> waiting = reserved.get(key);
            if (waiting != null) {
                waiting.add(start);
                return;
            }
            reserved.put(key, new ArrayDeque<>());
        }
        start.run();
    }

    void release(String key) {
        Runnable next;
        synchronized (reserved) {
            Deque<Runnable> waiting = reserved.getOrDefault(key, new ArrayDeque<>());
            next = waiting.poll();
            if (next == null) {
                reserved.remove(key);
            }
        }
        if (next != null) {
            next.run();
        }
    }
}
