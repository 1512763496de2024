package org.flyte.runtime.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.FileTasks;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.flyte.idl.common.ActionAttemptIdentifier;
import org.flyte.idl.core.Blob;
import org.flyte.idl.core.BlobType.BlobDimensionality;
import org.flyte.idl.core.Literal;
import org.flyte.idl.dataproxy.ArtifactType;
import org.flyte.idl.dataproxy.CreateDownloadLinkRequest;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.runtime.storage.TestS3;
import org.flyte.task.spi.LocalUri;
import org.flyte.test.s3.RealS3;
import org.flyte.wire.connect.DataProxyRpcs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files, checkpoints, reports and context of tasks on the embedded backend. */
@Timeout(120)
class InTheTaskTest {
    @RegisterExtension
    static final TestS3 S3 = new TestS3();

    @TempDir
    Path folder;

    @Test
    void filesGoFromAChildToItsParentAndToAnotherChildThroughS3() throws Exception {
        RealS3 s3 = S3.server();
        try (EmbeddedTasks tasks = new EmbeddedTasks(
                folder,
                FileTasks.class,
                s3.uri("raw"),
                s3.environment(),
                "-Djava.library.path=" + RealS3.nativeFolder())) {
            Blob file = blob(tasks, "relay", Values.of("text", Values.text("through S3")));
            assertThat(s3.file(TestS3.key(file.getUri()))).hasContent("through S3");
            Blob made = blob(tasks, "relayFolder", Values.of("files", Values.integer(25)));
            assertThat(made.getMetadata().getType().getDimensionality()).isEqualTo(BlobDimensionality.MULTIPART);
            assertThat(s3.file(TestS3.key(made.getUri())).resolve("in/4/24.txt"))
                    .hasContent("content 24");
        }
    }

    @Test
    void filesGoFromAChildToItsParentAndToAnotherChildOnThisMachine() throws Exception {
        try (EmbeddedTasks tasks = new EmbeddedTasks(folder, FileTasks.class, "", Map.of())) {
            Blob file = blob(tasks, "relay", Values.of("text", Values.text("on this machine")));
            assertThat(file.getUri()).startsWith("file:///").contains("/storage/");
            assertThat(LocalUri.path(file.getUri())).hasContent("on this machine");
            blob(tasks, "relayFolder", Values.of("files", Values.integer(25)));
        }
    }

    @Test
    void anAttemptGoesOnFromWhereTheOneBeforeWas() throws Exception {
        try (EmbeddedTasks tasks = new EmbeddedTasks(folder, FileTasks.class, "", Map.of()).retries(2)) {
            ActionDetails ended = tasks.run("resumes", Inputs.getDefaultInstance());
            assertThat(tasks.output(ended)).isEqualTo(Values.text("attempt 1,attempt 2,attempt 3"));
            assertThat(ended.getAttemptsList()).hasSize(3);
        }
    }

    @Test
    void theBackendShowsTheReportOfATaskHoweverItEnded() throws Exception {
        try (EmbeddedTasks tasks = new EmbeddedTasks(folder, FileTasks.class, "", Map.of())) {
            for (boolean fails : new boolean[] {false, true}) {
                ActionDetails ended = tasks.run("reports", Values.of("fails", Values.truth(fails)));
                assertThat(ended.hasErrorInfo()).isEqualTo(fails);
                CreateDownloadLinkRequest request = CreateDownloadLinkRequest.newBuilder()
                        .setArtifactType(ArtifactType.ARTIFACT_TYPE_REPORT)
                        .setActionAttemptId(ActionAttemptIdentifier.newBuilder()
                                .setActionId(ended.getId())
                                .setAttempt(1))
                        .build();
                String url = tasks.transport()
                        .unary(DataProxyRpcs.CREATE_DOWNLOAD_LINK, request, Duration.ofSeconds(10))
                        .getPreSignedUrls()
                        .getSignedUrl(0);
                HttpResponse<String> page = HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(page.headers().firstValue("Content-Type")).contains("text/html");
                assertThat(page.body()).contains("<b>started</b>", "Loss &amp; more", "<i>0.5</i>");
                assertThat(Path.of(URI.create(ended.getAttempts(0).getOutputs().getReportUri())))
                        .hasContent(page.body());
            }
        }
    }

    @Test
    void aReportThatTheSpecDoesNotTellOfIsSaidOnce() throws Exception {
        String warning =
                "flyte: the task leaves a report that the console does not look for. Write @Task(report = true) at"
                        + " com.acme.FileTasks.reports, or <report>true</report>";
        Inputs inputs = Values.of("fails", Values.truth(false));
        Container.Ended unknown = new Container(folder)
                .bundle(Bundle.of(FileTasks.class))
                .inputs(inputs)
                .run("com.acme.FileTasks", "reports");
        assertThat(unknown.has("report.html")).isTrue();
        assertThat(unknown.err()).containsOnlyOnce(warning);

        Container.Ended declared = new Container(folder)
                .bundle(Bundle.of(FileTasks.class).withReports())
                .inputs(inputs)
                .run("com.acme.FileTasks", "reports");
        assertThat(declared.has("report.html")).isTrue();
        assertThat(declared.err()).doesNotContain("the console does not look for");
    }

    @Test
    void aReportWithoutMemoryDoesNotHideThatThereIsNone() throws Exception {
        var error = new Container(folder)
                .jvm("-Xmx48m")
                .bundle(Bundle.of(FileTasks.class))
                .inputs(Inputs.getDefaultInstance())
                .run("com.acme.FileTasks", "reportsTooMuch")
                .error();
        assertThat(error.getCode()).isEqualTo("OOM");
    }

    @Test
    void childrenGetTheCustomContextAndWhatTheCodeAroundTheirCallAdds() throws Exception {
        try (EmbeddedTasks tasks = new EmbeddedTasks(folder, FileTasks.class, "", Map.of())) {
            Inputs inputs =
                    Inputs.newBuilder().addContext(Values.pair("user", "u1")).build();
            assertThat(tasks.output(tasks.run("passesContext", inputs)))
                    .isEqualTo(Values.text("{user=u1}{step=2, user=u2}{step=2, user=u2}{user=u1}"));
        }
    }

    private static Blob blob(EmbeddedTasks tasks, String method, Inputs inputs) {
        Literal output = tasks.output(tasks.run(method, inputs));
        assertThat(output.getHash()).hasSize(64);
        return output.getScalar().getBlob();
    }
}
