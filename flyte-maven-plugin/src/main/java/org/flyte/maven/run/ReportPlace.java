package org.flyte.maven.run;

import java.util.Optional;
import org.flyte.client.FlyteClient;
import org.flyte.idl.workflow.ActionAttempt;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.maven.report.Console;
import org.flyte.wire.connect.RpcException;

/** Says where the report of a finished run's task can be read. */
record ReportPlace(FlyteClient client, Console console) {

    /** Prints a line where the task declares a report and its last attempt has left one; a run is worth more than that line. */
    void print(ActionDetails run) {
        boolean declared =
                run.getTask().getTaskTemplate().getMetadata().getGeneratesDeck().getValue();
        if (!declared || run.getAttemptsCount() == 0) {
            return;
        }
        ActionAttempt last = run.getAttempts(run.getAttemptsCount() - 1);
        try {
            place(run, last).ifPresent(place -> console.info("flyte: report  " + place));
        } catch (RpcException e) {
            console.debug("the report was not looked up: " + e.getMessage());
        }
    }

    /** Never the backend's link: who has it needs no credentials, and logs are read by many. */
    private Optional<String> place(ActionDetails run, ActionAttempt attempt) {
        return client.reportLink(run.getId(), attempt.getAttempt())
                .map(link -> attempt.getOutputs().getReportUri());
    }
}
