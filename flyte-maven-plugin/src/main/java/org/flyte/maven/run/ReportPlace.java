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
            link(run, last).ifPresent(place -> console.info("flyte: report  " + place));
        } catch (RpcException e) {
            console.debug("the report was not looked up: " + e.getMessage());
        }
    }

    /** A file outlives the backend that this build may have started; any other place needs the backend's link. */
    private Optional<String> link(ActionDetails run, ActionAttempt attempt) {
        String place = attempt.getOutputs().getReportUri();
        return client.reportLink(run.getId(), attempt.getAttempt())
                .map(link -> place.startsWith("file://") ? place : link);
    }
}
