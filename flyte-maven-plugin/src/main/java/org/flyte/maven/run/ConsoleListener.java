package org.flyte.maven.run;

import org.flyte.client.Phases;
import org.flyte.client.RunListener;
import org.flyte.idl.logs.dataplane.LogLine;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.maven.report.Console;

/** A followed run on the console: the task's own lines at info, phases at debug. */
record ConsoleListener(Console console) implements RunListener {
    @Override
    public void changed(ActionDetails details) {
        console.debug("phase " + Phases.name(details.getStatus().getPhase()) + ", attempt "
                + details.getStatus().getAttempts());
    }

    @Override
    public void log(int attempt, LogLine line) {
        console.info("  | " + line.getMessage());
    }

    @Override
    public void note(String text) {
        console.debug(text);
    }
}
