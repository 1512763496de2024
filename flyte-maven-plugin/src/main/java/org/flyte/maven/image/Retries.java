package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.http.ResponseException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
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

    private static final int TRIES = 3;
    private static final Duration FIRST = Duration.ofSeconds(1);

    private final Pause pause;

    Retries(Pause pause) {
        this.pause = pause;
    }

    <T> T run(Step<T> step) throws Exception {
        Duration wait = FIRST;
        for (int tried = 1; ; tried++) {
            try {
                return step.run();
            } catch (IOException | ExecutionException | RegistryException e) {
                if (tried == TRIES || !mayPass(e)) {
                    throw e;
                }
            }
            pause.between(wait);
            wait = wait.multipliedBy(2);
        }
    }

    private static boolean mayPass(Throwable failure) {
        if (failure instanceof ExecutionException) {
            return failure.getCause() != null && mayPass(failure.getCause());
        }
        if (failure instanceof RegistryException refused) {
            return PushRace.lost(refused);
        }
        if (failure instanceof ResponseException answer) {
            int status = answer.getStatusCode();
            return status >= 500 || status == 408 || status == 429;
        }
        return failure instanceof IOException
                && !(failure instanceof FileSystemException)
                && !(failure instanceof SSLException);
    }
}
