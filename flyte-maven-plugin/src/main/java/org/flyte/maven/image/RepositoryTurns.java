package org.flyte.maven.image;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread of this JVM at a time publish to a repository. Who waits finds the other's image there instead of
 * sending it once more; and a registry that writes its links in place shows nobody's push a link half written by another.
 */
final class RepositoryTurns {
    /** Maven runs modules side by side, each with objects of its own; what they share is the JVM. */
    static final RepositoryTurns OF_JVM = new RepositoryTurns();

    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /** Runs the step alone among those with the same repository. */
    <T> T take(ImageAddress repository, Retries.Step<T> step) throws Exception {
        ReentrantLock lock = locks.computeIfAbsent(repository.repository(), key -> new ReentrantLock());
        lock.lockInterruptibly();
        try {
            return step.run();
        } finally {
            lock.unlock();
        }
    }
}
