package org.flyte.maven.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        deployment.environments().forEach(environment -> lines.add(line(environment)));
        lines.add(total(deployment));
        return lines;
    }

    private static String line(ImageRecord image) {
        String done = image.pushed() ? (image.digest() == null ? "laid out" : "pushed") : "unchanged";
        return "  image " + image.name() + "  " + image.reference() + "  " + done;
    }

    private static String line(EnvironmentRecord environment) {
        StringBuilder line = new StringBuilder("  env   ")
                .append(environment.name())
                .append("  ")
                .append(count(environment.tasks().size(), "task"));
        String before = "  ";
        for (Change change : List.of(Change.NEW, Change.CHANGED, Change.UNCHANGED)) {
            long number = environment.tasks().stream()
                    .filter(task -> task.change() == change)
                    .count();
            if (number > 0) {
                line.append(before)
                        .append(number)
                        .append(' ')
                        .append(change.name().toLowerCase(Locale.ROOT));
                before = ", ";
            }
        }
        return line.toString();
    }

    private static String total(DeploymentRecord deployment) {
        List<TaskRecord> tasks = deployment.environments().stream()
                .flatMap(environment -> environment.tasks().stream())
                .toList();
        double seconds = deployment.timings().getOrDefault("total", 0L) / MILLIS;
        String url = tasks.isEmpty() ? "" : "  " + tasks.get(0).url();
        return "flyte: " + count(deployment.environments().size(), "environment") + ", " + count(tasks.size(), "task")
                + String.format(Locale.ROOT, " in %.1f s", seconds) + url;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
