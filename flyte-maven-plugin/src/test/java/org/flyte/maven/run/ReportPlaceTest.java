package org.flyte.maven.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.BoolValue;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.flyte.client.FlyteClient;
import org.flyte.client.RunFollower;
import org.flyte.devserver.DevServer;
import org.flyte.devserver.DevServerOptions;
import org.flyte.idl.common.ProjectIdentifier;
import org.flyte.idl.common.RunIdentifier;
import org.flyte.idl.core.Container;
import org.flyte.idl.core.Identifier;
import org.flyte.idl.core.ResourceType;
import org.flyte.idl.core.RuntimeMetadata;
import org.flyte.idl.core.TaskMetadata;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.core.TypedInterface;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.CreateRunRequest;
import org.flyte.maven.report.RecordingConsole;
import org.flyte.wire.connect.ConnectTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reports of runs on the embedded backend; a shell stands for the task. */
@Timeout(60)
class ReportPlaceTest {
    @TempDir
    Path folder;

    private final RecordingConsole console = new RecordingConsole();
    private DevServer server;
    private FlyteClient client;

    @BeforeEach
    void start() throws Exception {
        server = DevServer.start(DevServerOptions.in(folder).withStopGrace(Duration.ofSeconds(1)));
        Files.createDirectories(server.dataDir().resolve("images/e0/flyte"));
        client = new FlyteClient(ConnectTransport.to(server.endpoint()).build());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theReportOfATaskIsNamedAlsoWhereTheTaskFailed() throws Exception {
        for (String end : new String[] {"exit 0", "exit 3"}) {
            console.infos.clear();
            new ReportPlace(client, console).print(run(true, "echo '<b>fine</b>' > \"$OUT/report.html\"; " + end));

            assertThat(console.infos).hasSize(1);
            assertThat(console.infos.get(0)).matches("flyte: report  file:///.*/a0/1/report\\.html");
            assertThat(Path.of(URI.create(console.infos.get(0).substring("flyte: report  ".length()))))
                    .hasContent("<b>fine</b>\n");
        }
    }

    @Test
    void aLinkThatNeedsNoCredentialsIsNeverInTheLog() throws Exception {
        ActionDetails run = run(true, "echo x > \"$OUT/report.html\"");
        String link = client.reportLink(run.getId(), 1).orElseThrow();
        ActionDetails.Builder elsewhere = run.toBuilder();
        elsewhere.getAttemptsBuilder(0).getOutputsBuilder().setReportUri("s3://bucket/r/a0/1/report.html");

        new ReportPlace(client, console).print(elsewhere.build());

        assertThat(link).contains("?").startsWith("http://");
        assertThat(console.infos).containsExactly("flyte: report  s3://bucket/r/a0/1/report.html");
        assertThat(console.debugs).noneMatch(line -> line.contains("http"));
    }

    @Test
    void aTaskThatLeftNoneOrDeclaresNoneSaysNothing() throws Exception {
        new ReportPlace(client, console).print(run(true, "exit 0"));
        new ReportPlace(client, console).print(run(false, "echo x > \"$OUT/report.html\""));

        assertThat(console.infos).isEmpty();
    }

    private ActionDetails run(boolean report, String script) throws Exception {
        String none = "printf '\\012\\012\\012\\002o0\\022\\004\\012\\002*\\000' > \"$OUT/outputs.pb\"; ";
        TaskSpec spec = TaskSpec.newBuilder()
                .setShortName("reports")
                .setTaskTemplate(TaskTemplate.newBuilder()
                        .setId(Identifier.newBuilder()
                                .setResourceType(ResourceType.TASK)
                                .setProject("flytesnacks")
                                .setDomain("development")
                                .setName("env.reports")
                                .setVersion("v1"))
                        .setType("python")
                        .setInterface(TypedInterface.getDefaultInstance())
                        .setMetadata(TaskMetadata.newBuilder()
                                .setGeneratesDeck(BoolValue.of(report))
                                .setRuntime(RuntimeMetadata.newBuilder().setVersion("2.12.1")))
                        .setContainer(Container.newBuilder()
                                .setImage("embedded/test:e0")
                                .addCommand("/bin/sh")
                                .addCommand("-c")
                                .addArgs("OUT=\"${1#file://}\"; " + none + script)
                                .addArgs("task")
                                .addArgs("{{.outputPrefix}}")))
                .build();
        RunIdentifier run = client.createRun(CreateRunRequest.newBuilder()
                        .setProjectId(ProjectIdentifier.newBuilder()
                                .setName("flytesnacks")
                                .setDomain("development"))
                        .setTaskSpec(spec)
                        .setInputs(Inputs.getDefaultInstance())
                        .build())
                .getAction()
                .getId()
                .getRun();
        return new RunFollower(client).follow(run, new ConsoleListener(new RecordingConsole()), Duration.ofSeconds(40));
    }
}
