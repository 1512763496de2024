package org.flyte.wire.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.project.GetProjectRequest;
import org.flyte.idl.project.ListProjectsRequest;
import org.flyte.idl.project.Project;
import org.flyte.idl.workflow.WatchActionDetailsRequest;
import org.flyte.idl.workflow.WatchActionDetailsResponse;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.ErrorDetail;
import org.flyte.wire.connect.ProjectRpcs;
import org.flyte.wire.connect.RetryPolicy;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcException;
import org.flyte.wire.connect.RunRpcs;
import org.flyte.wire.connect.ServerStream;
import org.flyte.wire.connect.StreamLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Our client against the Connect server that the published Python package brings. */
class PublishedServerTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static Process server;
    private static ConnectTransport transport;

    @BeforeAll
    static void start() throws Exception {
        Path script = Path.of("src", "test", "python", "connect_server.py");
        server = new ProcessBuilder(TestPython.path(), script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = server.inputReader(StandardCharsets.UTF_8);
        String port = output.readLine();
        assertThat(port).as("the port of the Python server").isNotNull();
        transport = ConnectTransport.to(URI.create("http://127.0.0.1:" + port))
                .retries(RetryPolicy.none())
                .build();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.getOutputStream().close();
            assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aCallIsUnderstoodAndItsCompressedAnswerRead() {
        Project project = transport
                .unary(ProjectRpcs.GET_PROJECT, request("flytesnäcks"), LONG)
                .getProject();
        assertThat(project.getId()).isEqualTo("flytesnäcks");
        assertThat(project.getDescription()).hasSize(100_000);
    }

    @Test
    void anErrorKeepsItsCodeMessageAndDetails() {
        RpcException e = catchThrowableOfType(
                RpcException.class, () -> transport.unary(ProjectRpcs.GET_PROJECT, request("missing"), LONG));
        assertThat(e.code()).isEqualTo(RpcCode.NOT_FOUND);
        assertThat(e.rpcMessage()).isEqualTo("no \"project\" ä");
        assertSevenSeconds(e.details());
    }

    @Test
    void aProcedureThatTheServerLacksIsUnimplemented() {
        RpcException e = catchThrowableOfType(
                RpcException.class,
                () -> transport.unary(ProjectRpcs.LIST_PROJECTS, ListProjectsRequest.getDefaultInstance(), LONG));
        assertThat(e.code()).isEqualTo(RpcCode.UNIMPLEMENTED);
    }

    @Test
    void aStreamIsReadToItsEnd() {
        assertThat(attempts(watch("a0"))).containsExactly(1, 2, 3);
    }

    @Test
    void aStreamThatFailsGivesItsMessagesAndThenItsError() {
        ServerStream<WatchActionDetailsResponse> stream = watch("broken");
        List<Integer> attempts = new ArrayList<>();
        RpcException e = catchThrowableOfType(
                RpcException.class,
                () -> stream.forEachRemaining(
                        message -> attempts.add(message.getDetails().getStatus().getAttempts())));
        assertThat(attempts).containsExactly(1, 2, 3);
        assertThat(e.code()).isEqualTo(RpcCode.UNAVAILABLE);
        assertThat(e.rpcMessage()).isEqualTo("going away");
        assertSevenSeconds(e.details());
    }

    private static void assertSevenSeconds(List<ErrorDetail> details) {
        assertThat(details).singleElement().satisfies(detail -> {
            assertThat(detail.type()).isEqualTo("google.protobuf.Duration");
            assertThat(com.google.protobuf.Duration.parseFrom(detail.value()).getSeconds())
                    .isEqualTo(7);
        });
    }

    private static List<Integer> attempts(ServerStream<WatchActionDetailsResponse> stream) {
        List<Integer> attempts = new ArrayList<>();
        stream.forEachRemaining(
                message -> attempts.add(message.getDetails().getStatus().getAttempts()));
        return attempts;
    }

    private static ServerStream<WatchActionDetailsResponse> watch(String action) {
        WatchActionDetailsRequest request = WatchActionDetailsRequest.newBuilder()
                .setActionId(ActionIdentifier.newBuilder().setName(action))
                .build();
        return transport.stream(RunRpcs.WATCH_ACTION_DETAILS, request, StreamLimits.within(LONG));
    }

    private static GetProjectRequest request(String id) {
        return GetProjectRequest.newBuilder().setId(id).build();
    }
}
