package org.flyte.maven.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.flyte.maven.plan.Plan.PlannedEnvironment;
import org.flyte.maven.plan.Plan.PlannedImage;
import org.flyte.maven.plan.Plan.PlannedTask;
import org.flyte.maven.report.Change;
import org.flyte.maven.report.Counts;

/** A plan in a few lines for people. */
public final class PlanSummary {
    /** Tasks that are told one by one; a file has them all. */
    private static final int MOST_TASKS = 20;

    private PlanSummary() {}

    public static List<String> lines(Plan plan) {
        List<String> lines = new ArrayList<>();
        lines.add("flyte: plan for " + place(plan) + ", version " + plan.version());
        plan.images().forEach(image -> lines.add(line(image)));
        plan.allBundles().forEach(bundle -> lines.add("  bundle " + bundle.path() + "  " + word(bundle.change())));
        plan.environments().forEach(environment -> lines.add(line(environment)));
        lines.addAll(differences(plan));
        lines.add("flyte: " + Counts.of(plan.environments().size(), "environment") + ", "
                + Counts.of((int) plan.tasks().count(), "task") + ", nothing was written");
        return lines;
    }

    private static String place(Plan plan) {
        String place = plan.project().isEmpty() ? "any project" : plan.project() + "/" + plan.domain();
        return place + (plan.endpoint() == null ? ", no endpoint" : " at " + plan.endpoint());
    }

    private static String line(PlannedImage image) {
        return "  image " + image.name() + "  " + image.reference() + "  " + word(image.change());
    }

    private static String line(PlannedEnvironment environment) {
        return "  env   " + environment.name() + "  "
                + Counts.of(environment.tasks().size(), "task")
                + Counts.changes(environment.tasks().stream().map(PlannedTask::change));
    }

    private static List<String> differences(Plan plan) {
        List<String> lines = new ArrayList<>();
        List<PlannedTask> differing =
                plan.tasks().filter(task -> task.differences() != null).toList();
        for (PlannedTask task : differing.subList(0, Math.min(MOST_TASKS, differing.size()))) {
            lines.add("  task  " + task.name());
            List<Difference> differences = task.differences() == null ? List.of() : task.differences();
            differences.forEach(difference -> lines.add("    " + difference.text()));
        }
        if (differing.size() > MOST_TASKS) {
            lines.add("  and " + Counts.of(differing.size() - MOST_TASKS, "more task") + " in plan.json");
        }
        return lines;
    }

    private static String word(Change change) {
        return change.name().toLowerCase(Locale.ROOT);
    }
}
