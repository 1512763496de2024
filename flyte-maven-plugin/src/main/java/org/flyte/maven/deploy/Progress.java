package org.flyte.maven.deploy;

import java.time.Duration;
import org.flyte.maven.report.Console;

/** Says now and then how far a long registration has come. */
final class Progress {
    private static final long SILENCE = Duration.ofSeconds(5).toNanos();

    private final int all;
    private final Console console;
    private int done;
    private long said = System.nanoTime();

    Progress(int all, Console console) {
        this.all = all;
        this.console = console;
    }

    synchronized void oneMore() {
        done++;
        if (System.nanoTime() - said > SILENCE && done < all) {
            said = System.nanoTime();
            console.info("flyte: " + done + " of " + all + " tasks registered");
        }
    }
}
