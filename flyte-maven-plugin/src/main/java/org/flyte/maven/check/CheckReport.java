package org.flyte.maven.check;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.flyte.maven.check.Finding.Status;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** All findings, in words and as JSON. */
public record CheckReport(List<Finding> findings) {
    private static final int SCHEMA_VERSION = 1;

    /** The findings as JSON has them. */
    public record Json(int schemaVersion, List<Entry> checks) {}

    /** One finding; {@code status} is {@code ok}, {@code failed} or {@code not needed}. */
    public record Entry(
            String name,
            String status,
            String message,
            @Nullable String fix) {}

    public CheckReport {
        findings = List.copyOf(findings);
    }

    /** A line for each finding, and one more for what to do about a failed one. */
    public List<String> lines() {
        return findings.stream()
                .flatMap(finding -> Stream.concat(
                        Stream.of("flyte: %-13s  %-10s  %s"
                                .formatted(finding.subject(), finding.status().text(), finding.what())),
                        Stream.ofNullable(finding.fix()).map(fix -> "flyte: %-13s  to mend it: %s".formatted("", fix))))
                .toList();
    }

    public Json json() {
        return new Json(
                SCHEMA_VERSION,
                findings.stream()
                        .map(finding -> new Entry(
                                finding.subject(),
                                finding.status().text().toLowerCase(Locale.ROOT),
                                finding.what(),
                                finding.fix()))
                        .toList());
    }

    /**
     * Ends the goal when something needed is broken.
     *
     * @throws ProblemException in that case
     */
    public void verdict() {
        List<String> failed = findings.stream()
                .filter(finding -> finding.status() == Status.FAILED)
                .map(Finding::subject)
                .distinct()
                .toList();
        if (!failed.isEmpty()) {
            throw new ProblemException(new Problem(
                    CheckCode.CHECK_FAILED,
                    "not everything that is needed works: " + String.join(", ", failed),
                    null,
                    "do what the lines above say"));
        }
    }
}
