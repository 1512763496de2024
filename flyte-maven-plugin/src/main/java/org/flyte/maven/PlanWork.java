package org.flyte.maven;

import java.nio.file.Path;
import java.util.Optional;
import org.flyte.client.Endpoint;
import org.flyte.maven.config.Target;
import org.flyte.maven.deploy.Backend;
import org.flyte.maven.deploy.Planning;
import org.flyte.maven.deploy.Whole;
import org.flyte.maven.plan.ChangeGate;
import org.flyte.maven.plan.Plan;
import org.flyte.maven.plan.PlanSummary;
import org.flyte.maven.report.JsonFile;

/** Shows what a deployment would do: for the goal of that name and for a dry run. */
record PlanWork(GoalContext context, SessionBackends backends, NativeArtifacts natives) {
    /** Plans a whole, and keeps the plan in the folder where its deployment would be kept. */
    void plan(Whole whole, Path folder) {
        whole.warnings().forEach(context.console()::warn);
        Plan plan = new Planning(context.publisher(natives), context.console())
                .forReading(whole, backend(whole.target(), folder))
                .plan();
        JsonFile.write(folder.resolve("plan.json"), plan);
        if (whole.settings().json()) {
            System.out.println(JsonFile.text(plan));
        } else {
            PlanSummary.lines(plan).forEach(context.console()::info);
        }
        if (whole.settings().failOnChange()) {
            ChangeGate.check(plan);
        }
    }

    private Optional<Backend> backend(Target target, Path folder) {
        String endpoint = target.endpoint();
        if (endpoint == null) {
            return Optional.empty();
        }
        boolean far = !target.embedded() && !Endpoint.parse(endpoint, true).loopback();
        if (far && context.facts().offline()) {
            context.console().info("flyte: offline, so nothing is held against " + endpoint);
            return Optional.empty();
        }
        return Optional.of(
                context.facts().backends(backends, folder, context.console()).connect(target));
    }
}
