package org.flyte.client.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLHandshakeException;
import org.flyte.client.FlyteClient;
import org.flyte.client.TestPython;
import org.flyte.client.auth.AuthException;
import org.flyte.client.config.AuthSettings;
import org.flyte.client.config.AuthType;
import org.flyte.client.config.ConnectionSettings;
import org.flyte.client.config.FlyteConfigException;
import org.flyte.client.config.Secret;
import org.flyte.idl.cluster.SelectClusterRequest.Operation;
import org.flyte.idl.dataproxy.TailLogsRequest;
import org.flyte.wire.connect.ClusterRpcs;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.DataProxyRpcs;
import org.flyte.wire.connect.ProjectRpcs;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcError;
import org.flyte.wire.connect.RpcException;
import org.flyte.wire.connect.ServerStream;
import org.flyte.wire.connect.StreamLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorTest {
    private static final String SECRET = "hunter2 ~*+/ü";
    private static final String GET_PROJECT = ProjectRpcs.GET_PROJECT.path();

    @TempDir
    static Path keys;

    private static PrivateAuthority authority;
    private static PrivateAuthority stranger;

    @TempDir
    Path temp;

    private OAuthBackend backend;

    @BeforeAll
    static void authorities() throws Exception {
        authority = PrivateAuthority.in(keys.resolve("ours"));
        stranger = PrivateAuthority.in(keys.resolve("others"));
    }

    @BeforeEach
    void start() throws Exception {
        backend = new OAuthBackend(authority);
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void aBackendThatAsksNobodyNeedsNoTokenWhateverIsConfigured() {
        assertThat(client(AuthSettings.DEFAULT).project("", "p")).isPresent();
        assertThat(client(clientSecret()).project("", "p")).isPresent();
        assertThat(backend.tokenRequests).isEmpty();
    }

    @Test
    void aClientGetsATokenWhenAskedAndKeepsIt() {
        backend.wanted = "none yet";
        FlyteClient client = client(clientSecret());

        assertThat(client.project("", "p")).isPresent();
        assertThat(client.project("", "p")).isPresent();

        assertThat(backend.tokenRequests).hasSize(1);
        assertThat(backend.calls(GET_PROJECT)).as("the first was refused").isEqualTo(3);
    }

    @Test
    void theRequestForATokenIsTheOneOfThePythonSdk() throws Exception {
        backend.wanted = "none yet";
        client(clientSecret()).project("", "p");
        backend.wanted = "another";
        String program = """
                import asyncio
                from flyte.remote._client.auth._session import create_session_config
                from flyteidl2.project.project_service_connect import ProjectServiceClient
                from flyteidl2.project.project_service_pb2 import GetProjectRequest
                async def main():
                    c = await create_session_config("%s", auth_type="ClientSecret", client_id="me",
                        client_credentials_secret="%s", ca_cert_file_path="%s", disable_keyring=True)
                    p = await ProjectServiceClient(**c.connect_kwargs()).get_project(GetProjectRequest(id="p"))
                    print(p.project.id)
                asyncio.run(main())
                """.formatted(backend.address(), SECRET, authority.certificate());

        String printed = TestPython.run(
                temp, Map.of("SSL_CERT_FILE", authority.certificate().toString()), program, "");

        assertThat(printed).isEqualTo("p\n");
        assertThat(backend.tokenRequests).hasSize(2);
        assertThat(backend.tokenRequests.get(0)).isEqualTo(backend.tokenRequests.get(1));
        assertThat(backend.tokenRequests.get(0).form())
                .isEqualTo(Map.of(
                        "grant_type", "client_credentials", "scope", "all offline", "audience", "https://flyte"));
        byte[] basic = Base64.getDecoder()
                .decode(backend.tokenRequests.get(0).authorization().substring("Basic ".length()));
        assertThat(new String(basic, StandardCharsets.UTF_8)).isEqualTo("me:hunter2+~%2A%2B%2F%C3%BC");
    }

    @Test
    void configuredScopesTakeTheBackendsPlace() {
        backend.wanted = "none yet";

        client(new AuthSettings(
                        AuthType.CLIENT_SECRET, "test", "me", Secret.of(SECRET), List.of(), List.of("one", "two")))
                .project("", "p");

        assertThat(backend.tokenRequests.get(0).form()).containsEntry("scope", "one two");
    }

    @Test
    void aTokenThatIsRefusedIsFetchedAnewOnceAndTheCallRepeated() {
        backend.wanted = "none yet";
        FlyteClient client = client(clientSecret());
        client.project("", "p");
        backend.wanted = "revoked";

        assertThat(client.project("", "p")).isPresent();
        assertThat(backend.tokenRequests).hasSize(2);

        backend.header = "another-header";
        int before = backend.calls(GET_PROJECT);
        RpcException refused = catchThrowableOfType(RpcException.class, () -> client.project("", "p"));
        assertThat(refused.code()).isEqualTo(RpcCode.UNAUTHENTICATED);
        assertThat(backend.tokenRequests).hasSize(3);
        assertThat(backend.calls(GET_PROJECT) - before).isEqualTo(2);
    }

    @Test
    void aTokenThatIsOverIsNotSent() {
        backend.wanted = "none yet";
        backend.lifetime = 0;
        FlyteClient client = client(clientSecret());
        client.project("", "p");
        int before = backend.calls(GET_PROJECT);

        assertThat(client.project("", "p")).isPresent();

        assertThat(backend.calls(GET_PROJECT) - before).as("none was refused").isEqualTo(1);
    }

    @Test
    void threadsShareOneToken() throws Exception {
        backend.wanted = "none yet";
        FlyteClient client = client(clientSecret());
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            for (int round = 1; round <= 5; round++) {
                List<Future<Boolean>> calls = new ArrayList<>();
                for (int i = 0; i < 32; i++) {
                    calls.add(threads.submit(() -> client.project("", "p").isPresent()));
                }
                for (Future<Boolean> call : calls) {
                    assertThat(call.get()).isTrue();
                }
                assertThat(backend.tokenRequests).hasSize(round);
                backend.wanted = "revoked";
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNKNOWN", "PERMISSION_DENIED", "UNAVAILABLE"})
    void otherAnswersThatMeanTheSameAreUnderstood(RpcCode code) {
        backend.wanted = "none yet";
        backend.refusal = new RpcError(code, code == RpcCode.UNAVAILABLE ? "HTTP 401: Unauthorized" : "no");

        assertThat(client(clientSecret()).project("", "p")).isPresent();
        assertThat(backend.tokenRequests).hasSize(1);
    }

    @Test
    void whatMayNotBeDoneStaysForbiddenWithATokenInHand() {
        backend.wanted = "none yet";
        FlyteClient client = client(clientSecret());
        client.project("", "p");
        backend.wanted = "of somebody else";
        backend.refusal = new RpcError(RpcCode.PERMISSION_DENIED, "not you");

        RpcException refused = catchThrowableOfType(RpcException.class, () -> client.project("", "p"));

        assertThat(refused.rpcMessage()).isEqualTo("not you");
        assertThat(backend.tokenRequests).hasSize(1);
    }

    @Test
    void aStreamGetsATokenToo() {
        backend.wanted = "none yet";
        ConnectTransport transport = client(clientSecret()).transport();

        try (ServerStream<?> stream = transport.stream(
                DataProxyRpcs.TAIL_LOGS, TailLogsRequest.getDefaultInstance(), StreamLimits.standard())) {
            assertThat(stream.hasNext()).isTrue();
        }
        assertThat(backend.tokenRequests).hasSize(1);
        assertThat(backend.calls(DataProxyRpcs.TAIL_LOGS.path())).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"PKCE", "DEVICE_FLOW"})
    void whatNeedsAPersonIsSaidWhenTheBackendAsks(AuthType type) {
        backend.wanted = "none yet";
        FlyteClient client = client(new AuthSettings(type, "test", null, null, List.of(), List.of()));

        AuthException needed = failure(client);

        assertThat(needed.kind()).isEqualTo(AuthException.Kind.LOGIN_NEEDED);
        assertThat(needed.what()).contains("authType " + type.text());
        assertThat(needed.fix()).contains("flyte:login", "FLYTE_API_KEY", "ClientSecret", "ExternalCommand");
    }

    @Test
    void aTokenEndpointThatRefusesIsQuotedWithoutTheSecret() {
        backend.wanted = "none yet";
        backend.tokenStatus = 401;
        backend.tokenError = "{\"error\": \"invalid_client\", \"error_description\": \"no such client\"}";

        AuthException refused = failure(client(clientSecret()));

        assertThat(refused.kind()).isEqualTo(AuthException.Kind.NO_TOKEN);
        assertThat(refused.what())
                .isEqualTo("the token endpoint " + backend.address() + " answers 401 invalid_client no such client");
        assertThat(refused.what() + refused.fix()).doesNotContain("hunter2");
        assertThat(backend.tokenRequests).hasSize(1);
    }

    @Test
    void aClientWithoutASecretIsIncomplete() {
        backend.wanted = "none yet";

        AuthException incomplete =
                failure(client(new AuthSettings(AuthType.CLIENT_SECRET, "test", "me", null, List.of(), List.of())));

        assertThat(incomplete.kind()).isEqualTo(AuthException.Kind.INCOMPLETE);
    }

    @Test
    void aCommandsOutputIsTheToken() {
        backend.wanted = "of-the-command";
        backend.header = "authorization";

        assertThat(client(command("echo note >&2; echo '  of-the-command '")).project("", "p"))
                .isPresent();
        assertThat(backend.calls("/oauth/token")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo 'no such user' >&2; exit 3; # ended with 3: no such user",
                "true; # printed no token",
                "echo two; echo lines; # printed something else than one token"
            })
    void aCommandThatFailsIsNamedWithTheEndOfWhatItSaid(String script) {
        backend.wanted = "none yet";

        AuthException failed = failure(client(command(script)));

        assertThat(failed.kind()).isEqualTo(AuthException.Kind.COMMAND_FAILED);
        assertThat(failed.what())
                .isEqualTo("the command that prints the token, sh, " + script.substring(script.indexOf("# ") + 2));
    }

    @Test
    void aCommandThatIsNotThereIsSaid() {
        backend.wanted = "none yet";

        AuthException failed = failure(client(new AuthSettings(
                AuthType.EXTERNAL_COMMAND, "test", null, null, List.of("no-such-program", "--secret=x"), List.of())));

        assertThat(failed.what()).contains("no-such-program, cannot be started").doesNotContain("--secret");
    }

    @Test
    void nobodyIsTrustedWithoutBeingNamed() {
        FlyteClient client = new Connector(Map.of())
                .connect(ConnectionSettings.of(backend.address(), false).withAuth(clientSecret()));

        RpcException untrusted = catchThrowableOfType(RpcException.class, () -> client.project("", "p"));

        assertThat(untrusted).hasCauseInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void anyAuthorityOfTheFileVouchesAndNoOther() throws Exception {
        assertThat(client(authority.afterAnother(stranger), false).project("", "p"))
                .isPresent();

        FlyteClient others = client(stranger.certificate(), true);
        assertThat(catchThrowableOfType(RpcException.class, () -> others.project("", "p")))
                .as("the file is the stronger statement")
                .hasCauseInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void verificationCanBeSkippedForTokensOfTheSameHostToo() {
        backend.wanted = "none yet";

        assertThat(client(null, true).project("", "p")).isPresent();
        assertThat(backend.tokenRequests).hasSize(1);
    }

    @Test
    void aFileWithoutCertificatesIsRefusedBeforeAnyCall() throws Exception {
        Path file = Files.writeString(temp.resolve("ca.pem"), "nothing\n");

        FlyteConfigException refused = catchThrowableOfType(FlyteConfigException.class, () -> client(file, false));

        assertThat(refused.where()).isEqualTo(file.toString());
        assertThat(refused.fix()).contains("BEGIN CERTIFICATE");
    }

    @Test
    void dataGoesToTheClusterThatTheBackendNamesWithTheSameTokenAndNeverInTheClear() throws Exception {
        backend.wanted = "none yet";
        try (OAuthBackend cluster = new OAuthBackend(authority)) {
            backend.cluster = cluster.address().replace("https:", "http:");
            FlyteClient client = client(clientSecret());
            client.project("", "p");
            cluster.wanted = backend.wanted;

            ConnectTransport first =
                    client.dataPlane().ofProject(Operation.OPERATION_CREATE_UPLOAD_LOCATION, "", "p", "d");
            ConnectTransport second =
                    client.dataPlane().ofProject(Operation.OPERATION_CREATE_UPLOAD_LOCATION, "", "p", "d");

            assertThat(first).isSameAs(second);
            assertThat(first.endpoint()).hasToString(cluster.address());
            assertThat(new FlyteClient(first).project("", "p")).isPresent();
            assertThat(cluster.calls(GET_PROJECT)).isEqualTo(1);
            assertThat(backend.calls(ClusterRpcs.SELECT_CLUSTER.path())).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SAME", "http://LOCALHOST:PORT/"})
    void theBackendItselfIsTheClusterWhereItNamesItselfOrNone(String answer) {
        String port = backend.address().replaceFirst(".*:", "");
        backend.cluster = answer.replace("SAME", backend.address()).replace("PORT", port);
        FlyteClient client = client(AuthSettings.DEFAULT);

        assertThat(client.dataPlane().ofProject(Operation.OPERATION_UPLOAD_INPUTS, "", "p", "d"))
                .isSameAs(client.transport());
    }

    private AuthException failure(FlyteClient client) {
        RpcException failure = catchThrowableOfType(RpcException.class, () -> client.project("", "p"));
        assertThat(failure.code()).isEqualTo(RpcCode.UNAUTHENTICATED);
        assertThat(failure).hasCauseInstanceOf(AuthException.class);
        return (AuthException) failure.getCause();
    }

    private FlyteClient client(AuthSettings auth) {
        return new Connector(Map.of())
                .connect(new ConnectionSettings(backend.address(), false, false, authority.certificate(), null, auth));
    }

    private FlyteClient client(Path caCertFile, boolean skipVerify) {
        return new Connector(Map.of())
                .connect(
                        new ConnectionSettings(backend.address(), false, skipVerify, caCertFile, null, clientSecret()));
    }

    private static AuthSettings clientSecret() {
        return AuthSettings.ofClient("test", "me", Secret.of(SECRET));
    }

    private static AuthSettings command(String script) {
        return new AuthSettings(AuthType.EXTERNAL_COMMAND, "test", null, null, List.of("sh", "-c", script), List.of());
    }
}
