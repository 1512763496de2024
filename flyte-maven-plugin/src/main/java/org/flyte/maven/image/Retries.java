package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.http.ResponseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Does again what failed on the way to a registry, a few times; jib itself gives up at the first bad answer. */
final class Retries {
    /** Waits before the next try. */
    interface Pause {
        void between(Duration duration) throws InterruptedException;
    }

    /** Something that speaks to a registry. */
    interface Step<T> {
        T run() throws Exception;
    }

    private static final int TRIES = 4;

    /** A race that others win is over in moments, but there may be many others. */
    private static final int TRIES_IN_A_RACE = 10;

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration TOTAL = Duration.ofMinutes(3);

    private final Pause pause;

    Retries(Pause pause) {
        this.pause = pause;
    }

    /** How much was tried before something was given up; rides on the last failure. */
    static final class Spent extends Exception {
        private static final long serialVersionUID = 1L;

        private Spent(int tries, Duration time) {
            super("tried %d times in %d s".formatted(tries, Math.max(1, time.toSeconds())));
        }
    }

    /**
     * Runs a step until it succeeds, fails in a way that stays, or has had its tries and its time.
     *
     * @throws Exception the last failure; what has been tried is among those suppressed in it
     */
    <T> T run(Step<T> step) throws Exception {
        long start = System.nanoTime();
        Duration wait = FIRST;
        for (int tried = 1; ; tried++) {
            Exception failure;
            try {
                return step.run();
            } catch (IOException | UncheckedIOException | ExecutionException | RegistryException e) {
                failure = e;
            }
            if (!mayPass(failure) || spent(failure)) {
                throw failure;
            }
            Duration next = RetryAfter.of(failure).orElse(jittered(wait));
            Duration spent = Duration.ofNanos(System.nanoTime() - start);
            if (tried >= tries(failure)
                    || next.compareTo(LONGEST) > 0
                    || spent.plus(next).compareTo(TOTAL) > 0) {
                failure.addSuppressed(new Spent(tried, spent));
                throw failure;
            }
            pause.between(next);
            wait = lostRace(failure) ? wait : wait.multipliedBy(2);
        }
    }

    private static int tries(Throwable failure) {
        return lostRace(failure) ? TRIES_IN_A_RACE : TRIES;
    }

    private static boolean lostRace(Throwable failure) {
        return failure instanceof RegistryException refused && PushRace.lost(refused);
    }

    /** Whether another one has tried it enough, further down. */
    private static boolean spent(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .flatMap(each -> Arrays.stream(each.getSuppressed()))
                .anyMatch(Spent.class::isInstance);
    }

    /** A quarter more or less, so that modules which failed together do not come back together. */
    private static Duration jittered(Duration wait) {
        return Duration.ofMillis(
                Math.round(wait.toMillis() * (0.75 + ThreadLocalRandom.current().nextDouble() / 2)));
    }

    private static boolean mayPass(Throwable failure) {
        if (failure instanceof ResponseException answer) {
            int status = answer.getStatusCode();
            return status >= 500 || status == 408 || status == 429;
        }
        if (lostRace(failure)) {
            return true;
        }
        boolean wrapped = (failure instanceof IOException && failure.getCause() instanceof RegistryException)
                || failure instanceof ExecutionException
                || failure instanceof UncheckedIOException
                || failure instanceof RegistryException;
        if (wrapped) {
            return failure.getCause() != null && mayPass(failure.getCause());
        }
        return failure instanceof IOException
                && !(failure instanceof FileSystemException)
                && !(failure instanceof SSLException)
                && !(failure instanceof DigestMismatchException);
    }
}
