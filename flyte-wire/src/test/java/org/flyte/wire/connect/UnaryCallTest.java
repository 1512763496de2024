package org.flyte.wire.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.flyte.idl.project.GetProjectRequest;
import org.flyte.idl.project.GetProjectResponse;
import org.flyte.idl.project.Project;
import org.flyte.idl.workflow.CreateRunRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnaryCallTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final RetryPolicy FAST = new RetryPolicy(3, Duration.ofMillis(2), Duration.ofMillis(5));
    private static final GetProjectRequest REQUEST =
            GetProjectRequest.newBuilder().setId("flytesnacks").build();
    private static final GetProjectResponse RESPONSE = GetProjectResponse.newBuilder()
            .setProject(Project.newBuilder().setId("flytesnacks").setName("Snäcks"))
            .build();

    @Test
    void sendsTheMessageAndReadsTheAnswer() throws Exception {
        try (ScriptedServer server = new ScriptedServer(answer(RESPONSE))) {
            assertThat(call(server.uri())).isEqualTo(RESPONSE);
            ScriptedServer.Received received = server.received.get(0);
            assertThat(received.path()).isEqualTo("/flyteidl2.project.ProjectService/GetProject");
            assertThat(GetProjectRequest.parseFrom(received.body())).isEqualTo(REQUEST);
            assertThat(received.header("Content-Type")).isEqualTo("application/proto");
            assertThat(received.header("Connect-Protocol-Version")).isEqualTo("1");
            assertThat(received.header("Content-Length")).isEqualTo(Integer.toString(REQUEST.getSerializedSize()));
            assertThat(Long.parseLong(received.header("Connect-Timeout-Ms"))).isBetween(15_000L, 20_000L);
            assertThat(received.header("x-request-id")).hasSize(36);
        }
    }

    @Test
    void addsTheHeadersOfTheMomentToEachCall() throws Exception {
        try (ScriptedServer server = new ScriptedServer(answer(RESPONSE))) {
            ConnectTransport transport = ConnectTransport.to(server.uri())
                    .headers(() -> Map.of("authorization", "Bearer " + server.received.size()))
                    .build();
            transport.unary(ProjectRpcs.GET_PROJECT, REQUEST, LONG);
            transport.unary(ProjectRpcs.GET_PROJECT, REQUEST, LONG);
            assertThat(server.received)
                    .extracting(r -> r.header("authorization"))
                    .containsExactly("Bearer 0", "Bearer 1");
        }
    }

    @Test
    void keepsThePathOfTheEndpoint() throws Exception {
        try (ScriptedServer server = new ScriptedServer(answer(RESPONSE))) {
            call(URI.create(server.uri() + "/behind/proxy/"));
            assertThat(server.received.get(0).path())
                    .isEqualTo("/behind/proxy/flyteidl2.project.ProjectService/GetProject");
        }
    }

    @Test
    void unpacksGzippedAnswers() throws Exception {
        ScriptedServer.Answer zipped = (exchange, number) -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            ScriptedServer.reply(exchange, 200, "application/proto", gzip(RESPONSE.toByteArray()));
        };
        try (ScriptedServer server = new ScriptedServer(zipped)) {
            assertThat(call(server.uri())).isEqualTo(RESPONSE);
            assertThat(server.received.get(0).header("Accept-Encoding")).isEqualTo("gzip");
        }
    }

    @Test
    void readsAnEmptyAnswer() throws Exception {
        try (ScriptedServer server = new ScriptedServer(answer(GetProjectResponse.getDefaultInstance()))) {
            assertThat(call(server.uri())).isEqualTo(GetProjectResponse.getDefaultInstance());
        }
    }

    @Test
    void decodesTheServersErrorWithItsDetails() throws Exception {
        String json = """
                {"code":"not_found","message":"project \\"x\\" is gone \\u00e4","details":[
                {"type":"google.rpc.RetryInfo","value":"CgA","debug":{"n":[1,null,true]}},{"type":1}]}""";
        try (ScriptedServer server = new ScriptedServer(failure(404, "application/json; charset=utf-8", json))) {
            RpcException e = failed(server.uri());
            assertThat(e.code()).isEqualTo(RpcCode.NOT_FOUND);
            assertThat(e.rpcMessage()).isEqualTo("project \"x\" is gone ä");
            assertThat(e.details())
                    .containsExactly(new ErrorDetail("google.rpc.RetryInfo", ByteString.copyFrom(new byte[] {10, 0})));
            assertThat(e.endpoint()).isEqualTo(server.uri());
            assertThat(e).hasMessageContaining("GetProject").hasMessageContaining("not_found");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "404, UNIMPLEMENTED", "401, UNAUTHENTICATED", "403, PERMISSION_DENIED", "400, INTERNAL", "418, UNKNOWN",
        "500, UNKNOWN", "429, UNAVAILABLE", "502, UNAVAILABLE", "503, UNAVAILABLE", "504, UNAVAILABLE"
    })
    void givesPlainHttpErrorsACode(int status, RpcCode code) throws Exception {
        try (ScriptedServer server = new ScriptedServer(failure(status, "text/html", "<h1>not\n here</h1>"))) {
            RpcException e = failed(server.uri());
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.rpcMessage()).startsWith("HTTP " + status);
        }
    }

    @Test
    void showsTheStartOfAnErrorPage() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(failure(404, "text/html", "<h1>not\n here</h1>" + "x".repeat(5000)))) {
            assertThat(failed(server.uri()).rpcMessage())
                    .startsWith("HTTP 404 (text/html) <h1>not here</h1>xxx")
                    .hasSizeLessThan(300);
        }
    }

    @Test
    void takesTheStatusWhenTheErrorJsonNamesNoKnownCode() throws Exception {
        try (ScriptedServer server = new ScriptedServer(failure(403, "application/json", "{\"message\":\"no\"}"))) {
            RpcException e = failed(server.uri());
            assertThat(e.code()).isEqualTo(RpcCode.PERMISSION_DENIED);
            assertThat(e.rpcMessage()).isEqualTo("no");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\"", "[]", "nonsense", ""})
    void survivesErrorJsonThatIsNone(String body) throws Exception {
        try (ScriptedServer server = new ScriptedServer(failure(404, "application/json", body))) {
            assertThat(failed(server.uri()).code()).isEqualTo(RpcCode.UNIMPLEMENTED);
        }
    }

    @Test
    void mapsAChallengeToUnauthenticated() throws Exception {
        ScriptedServer.Answer challenge = (exchange, number) -> {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"flyte\"");
            ScriptedServer.reply(exchange, 401, "application/json", "{\"code\":\"unauthenticated\"}".getBytes(UTF_8));
        };
        try (ScriptedServer server = new ScriptedServer(challenge)) {
            assertThat(failed(server.uri()).code()).isEqualTo(RpcCode.UNAUTHENTICATED);
            assertThat(server.received).hasSize(1);
        }
    }

    @Test
    void refusesRedirectsAndSaysWhereTheyLead() throws Exception {
        ScriptedServer.Answer redirect = (exchange, number) -> {
            exchange.getResponseHeaders().set("Location", "https://login.example.org/");
            ScriptedServer.reply(exchange, 302, "text/html", new byte[0]);
        };
        try (ScriptedServer server = new ScriptedServer(redirect)) {
            RpcException e = failed(server.uri());
            assertThat(e.code()).isEqualTo(RpcCode.UNKNOWN);
            assertThat(e.rpcMessage()).contains("302", "https://login.example.org/");
        }
    }

    @ParameterizedTest
    @CsvSource({"text/html, UNKNOWN", "application/json, INTERNAL"})
    void refusesASuccessOfAnotherType(String type, RpcCode code) throws Exception {
        try (ScriptedServer server = new ScriptedServer(failure(200, type, "<html>"))) {
            RpcException e = failed(server.uri());
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.rpcMessage()).contains(type, "Flyte endpoint");
            assertThat(server.received).hasSize(1);
        }
    }

    @Test
    void refusesBytesThatAreNoMessage() throws Exception {
        try (ScriptedServer server = new ScriptedServer(failure(200, "application/proto", "<html>"))) {
            assertThat(failed(server.uri()).code()).isEqualTo(RpcCode.INTERNAL);
            assertThat(server.received).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"503, unavailable", "500, internal"})
    void sendsARepeatableCallAgainUnderTheSameRequestId(int status, String code) throws Exception {
        ScriptedServer.Answer thirdTime = (exchange, number) -> {
            if (number < 3) {
                byte[] error = ("{\"code\":\"" + code + "\"}").getBytes(UTF_8);
                ScriptedServer.reply(exchange, status, "application/json", error);
            } else {
                ScriptedServer.reply(exchange, 200, "application/proto", RESPONSE.toByteArray());
            }
        };
        try (ScriptedServer server = new ScriptedServer(thirdTime)) {
            assertThat(call(server.uri())).isEqualTo(RESPONSE);
            assertThat(server.received).hasSize(3);
            assertThat(server.received)
                    .extracting(r -> r.header("x-request-id"))
                    .containsOnly(server.received.get(0).header("x-request-id"));
        }
    }

    @Test
    void givesUpAfterTheLastAttempt() throws Exception {
        try (ScriptedServer server = new ScriptedServer(
                failure(503, "application/json", "{\"code\":\"unavailable\",\"message\":\"full\"}"))) {
            RpcException e = failed(server.uri());
            assertThat(e.code()).isEqualTo(RpcCode.UNAVAILABLE);
            assertThat(e.rpcMessage()).isEqualTo("full");
            assertThat(server.received).hasSize(3);
        }
    }

    @Test
    void sendsAnUnrepeatableCallOnce() throws Exception {
        try (ScriptedServer server = new ScriptedServer(failure(503, "text/plain", "busy"))) {
            ConnectTransport transport = transport(server.uri());
            RpcException e = catchThrowableOfType(
                    RpcException.class,
                    () -> transport.unary(RunRpcs.CREATE_RUN, CreateRunRequest.getDefaultInstance(), LONG));
            assertThat(e.code()).isEqualTo(RpcCode.UNAVAILABLE);
            assertThat(server.received).hasSize(1);
        }
    }

    @Test
    void doesNotRepeatWhatTheServerDecided() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(failure(409, "application/json", "{\"code\":\"already_exists\"}"))) {
            assertThat(failed(server.uri()).code()).isEqualTo(RpcCode.ALREADY_EXISTS);
            assertThat(server.received).hasSize(1);
        }
    }

    @Test
    void waitsNoLongerThanTheDeadlineForAServerThatNeverAnswers() throws Exception {
        ScriptedServer.Answer never =
                (exchange, number) -> Thread.currentThread().join();
        try (ScriptedServer server = new ScriptedServer(never)) {
            RpcException e = failedWithin(server.uri(), Duration.ofSeconds(2));
            assertThat(e.code()).isEqualTo(RpcCode.DEADLINE_EXCEEDED);
            assertThat(e.rpcMessage()).contains("2000 ms");
            assertThat(server.received).hasSize(1);
        }
    }

    @Test
    void countsAnAnswerThatDripsAsLateToo() throws Exception {
        ScriptedServer.Answer dripping = (exchange, number) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/proto");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (!Thread.interrupted()) {
                    body.write(0);
                    body.flush();
                }
            }
        };
        try (ScriptedServer server = new ScriptedServer(dripping)) {
            RpcException e = failedWithin(server.uri(), Duration.ofMillis(300));
            assertThat(e.code()).isIn(RpcCode.DEADLINE_EXCEEDED, RpcCode.RESOURCE_EXHAUSTED);
        }
    }

    @Test
    void doesNotBeginAPauseThatTheDeadlineWouldCut() throws Exception {
        try (ScriptedServer server = new ScriptedServer(failure(503, "text/plain", "busy"))) {
            ConnectTransport transport = ConnectTransport.to(server.uri())
                    .retries(new RetryPolicy(5, Duration.ofHours(1), Duration.ofHours(1)))
                    .build();
            long start = System.nanoTime();
            RpcException e = catchThrowableOfType(
                    RpcException.class, () -> transport.unary(ProjectRpcs.GET_PROJECT, REQUEST, LONG));
            assertThat(e.code()).isEqualTo(RpcCode.UNAVAILABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG.dividedBy(2));
        }
    }

    @Test
    void anInterruptEndsTheCallAndIsKept() throws Exception {
        ScriptedServer.Answer never =
                (exchange, number) -> Thread.currentThread().join();
        try (ScriptedServer server = new ScriptedServer(never)) {
            Thread.currentThread().interrupt();
            RpcException e = failed(server.uri());
            assertThat(Thread.interrupted()).isTrue();
            assertThat(e.code()).isEqualTo(RpcCode.CANCELED);
        }
    }

    private static ScriptedServer.Answer answer(MessageLite message) {
        return ScriptedServer.fixed(200, "application/proto", message.toByteArray());
    }

    private static ScriptedServer.Answer failure(int status, String contentType, String body) {
        return ScriptedServer.fixed(status, contentType, body.getBytes(UTF_8));
    }

    private static ConnectTransport transport(URI uri) {
        return ConnectTransport.to(uri).retries(FAST).build();
    }

    private static GetProjectResponse call(URI uri) {
        return transport(uri).unary(ProjectRpcs.GET_PROJECT, REQUEST, LONG);
    }

    private static RpcException failed(URI uri) {
        return catchThrowableOfType(RpcException.class, () -> call(uri));
    }

    private static RpcException failedWithin(URI uri, Duration deadline) {
        return catchThrowableOfType(
                RpcException.class, () -> transport(uri).unary(ProjectRpcs.GET_PROJECT, REQUEST, deadline));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }
}
