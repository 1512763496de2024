package org.flyte.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.GZIPOutputStream;
import org.flyte.idl.auth.GetOAuth2MetadataRequest;
import org.flyte.idl.auth.GetPublicClientConfigRequest;
import org.flyte.idl.cluster.SelectClusterRequest;
import org.flyte.idl.project.GetProjectRequest;
import org.flyte.idl.project.GetProjectResponse;
import org.flyte.wire.connect.AuthRpcs;
import org.flyte.wire.connect.ClusterRpcs;
import org.flyte.wire.connect.ProjectRpcs;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol as it is on the wire. */
class HttpTest {
    private static final byte[] REQUEST =
            GetProjectRequest.newBuilder().setId("flytesnacks").build().toByteArray();

    @TempDir
    Path dataDir;

    private final HttpClient http = HttpClient.newHttpClient();
    private Backend backend;

    @BeforeEach
    void start() throws Exception {
        backend = new Backend(dataDir);
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void aUnaryCallTakesPlainAndGzippedMessages() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(REQUEST);
        }

        HttpResponse<byte[]> plain = post("application/proto", "identity", REQUEST);
        HttpResponse<byte[]> gzipped = post("application/proto; x=y", "gzip", packed.toByteArray());

        assertThat(GetProjectResponse.parseFrom(plain.body()).getProject().getId())
                .isEqualTo("flytesnacks");
        assertThat(gzipped.body()).isEqualTo(plain.body());
        assertThat(plain.headers().firstValue("Content-Type")).contains("application/proto");
    }

    @Test
    void anErrorIsJsonWithItsStatus() throws Exception {
        HttpResponse<byte[]> answer = post("application/proto", "identity", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("{\"code\":\"not_found\"");
    }

    @Test
    void anUnreadableMessageIsTheCallersFault() throws Exception {
        HttpResponse<byte[]> answer = post("application/proto", "identity", new byte[] {(byte) 0xff});

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("invalid_argument");
    }

    @Test
    void otherTypesMethodsAndPathsAreRefused() throws Exception {
        assertThat(post("application/json", "identity", REQUEST).statusCode()).isEqualTo(415);
        assertThat(post("text/plain", "identity", REQUEST).statusCode()).isEqualTo(415);
        URI call = backend.server().endpoint().resolve(ProjectRpcs.GET_PROJECT.path());
        assertThat(http.send(HttpRequest.newBuilder(call).build(), BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(405);
        URI unknown = backend.server().endpoint().resolve("/flyteidl2.workflow.RunLogsService/TailLogs");
        assertThat(http.send(
                                HttpRequest.newBuilder(unknown)
                                        .POST(BodyPublishers.noBody())
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aNameThatIsNotThisMachinesIsRefused() throws Exception {
        assertThat(statusFor("evil.example.org")).contains(" 403 ");
        assertThat(statusFor("localhost:1")).contains(" 200 ");
    }

    @Test
    void onlyThisMachineIsListenedTo() throws Exception {
        int port = backend.server().endpoint().getPort();
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (var address : Collections.list(network.getInetAddresses())) {
                if (!address.isLoopbackAddress()) {
                    assertThatThrownBy(() -> new Socket(address, port).close()).isInstanceOf(IOException.class);
                }
            }
        }
    }

    @Test
    void theClusterIsTheServerUnderTheNameThatWasUsed() {
        String authority = backend.server().endpoint().getAuthority();

        assertThat(backend.call(ClusterRpcs.SELECT_CLUSTER, SelectClusterRequest.getDefaultInstance())
                        .getClusterEndpoint())
                .isEqualTo("http://" + authority);
    }

    @Test
    void nobodyIsAskedToLogIn() {
        assertThat(backend.call(AuthRpcs.GET_PUBLIC_CLIENT_CONFIG, GetPublicClientConfigRequest.getDefaultInstance())
                        .getAuthorizationMetadataKey())
                .isEqualTo("authorization");
        assertThatThrownBy(
                        () -> backend.call(AuthRpcs.GET_OAUTH2_METADATA, GetOAuth2MetadataRequest.getDefaultInstance()))
                .isInstanceOfSatisfying(
                        RpcException.class, e -> assertThat(e.code()).isEqualTo(RpcCode.UNIMPLEMENTED));
    }

    private HttpResponse<byte[]> post(String type, String encoding, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        backend.server().endpoint().resolve(ProjectRpcs.GET_PROJECT.path()))
                .header("Content-Type", type)
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, BodyHandlers.ofByteArray());
    }

    private String statusFor(String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", backend.server().endpoint().getPort())) {
            String request = "GET /healthz HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.lines().findFirst().orElseThrow();
        }
    }
}
