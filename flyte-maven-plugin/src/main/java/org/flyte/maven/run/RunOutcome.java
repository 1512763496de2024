package org.flyte.maven.run;

import java.util.Locale;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.Console;
import org.flyte.maven.report.RunRecord;

/** A finished run for people: its outputs, or its error as the goal's own. */
public record RunOutcome(Console console) {
    private static final int MOST_SHOWN = 10_000;
    private static final double MILLIS = 1000.0;

    /**
     * Prints the outputs of a run that succeeded.
     *
     * @throws ProblemException with the task's own code and message, when it did not succeed
     */
    public void report(RunRecord run) {
        RunRecord.ErrorRecord error = run.error();
        if (!run.phase().equals("SUCCEEDED")) {
            String said = error == null
                    ? run.phase()
                    : (error.code().isEmpty() ? "" : error.code() + ": ") + firstLine(error.message());
            boolean aborted = run.phase().equals("ABORTED");
            throw new ProblemException(new Problem(
                    aborted ? RunCode.RUN_ABORTED : RunCode.RUN_FAILED,
                    aborted ? "run " + run.name() + " was aborted: " + said : said,
                    run.url(),
                    aborted ? "run it again" : "mend the task; its log stands above"));
        }
        run.outputs()
                .entrySet()
                .forEach(output -> console.info(
                        "  " + output.getKey() + " = " + shown(output.getValue().toString())));
        double seconds = run.timings().getOrDefault("total", 0L) / MILLIS;
        console.info("flyte: " + run.phase() + String.format(Locale.ROOT, " in %.1f s", seconds) + "  " + run.url());
    }

    private static String shown(String value) {
        if (value.length() <= MOST_SHOWN) {
            return value;
        }
        int end = Character.isHighSurrogate(value.charAt(MOST_SHOWN - 1)) ? MOST_SHOWN - 1 : MOST_SHOWN;
        return value.substring(0, end) + "… (" + value.length()
                + " characters; all of them are in target/flyte/run.json)";
    }

    /** The stack trace behind the message stands in the log, and whole in {@code run.json}. */
    private static String firstLine(String message) {
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("the backend says no more");
    }
}
