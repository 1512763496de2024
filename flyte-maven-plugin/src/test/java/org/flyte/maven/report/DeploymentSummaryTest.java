package org.flyte.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flyte.maven.report.DeploymentRecord.BundleRecord;
import org.flyte.maven.report.DeploymentRecord.EnvironmentRecord;
import org.flyte.maven.report.DeploymentRecord.ImageRecord;
import org.flyte.maven.report.DeploymentRecord.TaskRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentSummaryTest {
    private static final DeploymentRecord DEPLOYMENT = new DeploymentRecord(
            1,
            "https://flyte.example.org",
            "",
            "forecasting",
            "production",
            "1.4.0",
            List.of(new EnvironmentRecord(
                    "etl",
                    "registry.example.org/ml/jobs:abc@sha256:1f",
                    List.of(
                            new TaskRecord("etl.load", Change.NEW, true, "https://flyte.example.org/load", null),
                            new TaskRecord(
                                    "etl.clean", Change.UNCHANGED, false, "https://flyte.example.org/clean", null)))),
            List.of(new ImageRecord(
                    "default", "registry.example.org/ml/jobs:abc@sha256:1f", "sha256:1f", Change.NEW, true)),
            new BundleRecord(
                    null, "target/flyte/bundle.tar.gz", "sha256:2e", "s3://b/bundle.tar.gz", Change.UNCHANGED, false),
            null,
            Map.of("total", 6200L));

    @Test
    void aDeploymentIsAFewLines() {
        assertThat(DeploymentSummary.lines(DEPLOYMENT))
                .containsExactly(
                        "flyte: forecasting/production at https://flyte.example.org, version 1.4.0",
                        "  image default  registry.example.org/ml/jobs:abc@sha256:1f  pushed",
                        "  bundle target/flyte/bundle.tar.gz  already uploaded",
                        "  env   etl  2 tasks  1 new, 1 unchanged",
                        "flyte: 1 environment, 2 tasks in 6.2 s  https://flyte.example.org/load");
    }

    @Test
    void theJsonFileHasTheDocumentedFieldsAndLowerCaseChanges(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("not/yet/there/deployment.json");

        JsonFile.write(file, DEPLOYMENT);
        JsonFile.write(file, DEPLOYMENT);

        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertThat(json.keySet())
                .containsExactly(
                        "schemaVersion",
                        "endpoint",
                        "org",
                        "project",
                        "domain",
                        "version",
                        "environments",
                        "images",
                        "bundle",
                        "timings");
        JsonObject task = json.getAsJsonArray("environments")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("tasks")
                .get(1)
                .getAsJsonObject();
        assertThat(task.get("change").getAsString()).isEqualTo("unchanged");
        assertThat(task.get("registered").getAsBoolean()).isFalse();
        try (var left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }
}
