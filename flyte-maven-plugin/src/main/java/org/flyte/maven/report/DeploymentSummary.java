package org.flyte.maven.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.flyte.maven.report.DeploymentRecord.BundleRecord;
import org.flyte.maven.report.DeploymentRecord.EnvironmentRecord;
import org.flyte.maven.report.DeploymentRecord.ImageRecord;
import org.flyte.maven.report.DeploymentRecord.TaskRecord;

/** A deployment in a few lines for people. */
public final class DeploymentSummary {
    private static final double MILLIS = 1000.0;

    private DeploymentSummary() {}

    public static List<String> lines(DeploymentRecord deployment) {
        List<String> lines = new ArrayList<>();
        lines.add("flyte: " + deployment.project() + "/" + deployment.domain() + " at " + deployment.endpoint()
                + ", version " + deployment.version());
        deployment.images().forEach(image -> lines.add(line(image)));
        deployment.allBundles().forEach(bundle -> lines.add(line(bundle)));
        deployment.environments().forEach(environment -> lines.add(line(environment)));
        lines.add(total(deployment));
        return lines;
    }

    private static String line(ImageRecord image) {
        String done = image.pushed() ? (image.digest() == null ? "laid out" : "pushed") : "unchanged";
        return "  image " + image.name() + "  " + image.reference() + "  " + done;
    }

    private static String line(BundleRecord bundle) {
        return "  bundle " + bundle.path() + "  " + (bundle.uploaded() ? "uploaded" : "already uploaded");
    }

    private static String line(EnvironmentRecord environment) {
        List<String> triggers = environment.tasks().stream()
                .flatMap(task -> Stream.ofNullable(task.triggers()).flatMap(List::stream))
                .map(trigger -> "trigger " + trigger.name() + (trigger.active() ? " active" : " inactive"))
                .toList();
        return "  env   " + environment.name() + "  "
                + Counts.of(environment.tasks().size(), "task")
                + Counts.changes(environment.tasks().stream().map(TaskRecord::change))
                + (triggers.isEmpty() ? "" : ", " + String.join(", ", triggers));
    }

    private static String total(DeploymentRecord deployment) {
        List<TaskRecord> tasks = deployment.environments().stream()
                .flatMap(environment -> environment.tasks().stream())
                .toList();
        double seconds = deployment.timings().getOrDefault("total", 0L) / MILLIS;
        String url = tasks.isEmpty() ? "" : "  " + tasks.get(0).url();
        return "flyte: " + Counts.of(deployment.environments().size(), "environment") + ", "
                + Counts.of(tasks.size(), "task") + String.format(Locale.ROOT, " in %.1f s", seconds) + url;
    }
}
