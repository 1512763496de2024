package org.flyte.wire.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.flyte.idl.project.GetProjectRequest;
import org.flyte.idl.project.GetProjectResponse;
import org.flyte.idl.workflow.CreateRunRequest;
import org.junit.jupiter.api.Test;

class NetworkFaultTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final RetryPolicy FAST = new RetryPolicy(3, Duration.ofMillis(2), Duration.ofMillis(5));
    private static final String EMPTY_ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Type: application/proto\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    @Test
    void aResetConnectionIsTriedAgain() throws Exception {
        RawServer.Answer secondTime = (socket, number) -> {
            if (number == 1) {
                RawServer.reset(socket);
            } else {
                RawServer.write(socket, EMPTY_ANSWER);
            }
        };
        try (RawServer server = new RawServer(secondTime)) {
            assertThat(call(server.uri())).isEqualTo(GetProjectResponse.getDefaultInstance());
            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void aPostIsNeverSentTwiceBehindOurBack() throws Exception {
        try (RawServer server = new RawServer((socket, number) -> socket.close())) {
            RpcException e = catchThrowableOfType(RpcException.class, () -> transport(server.uri())
                    .unary(RunRpcs.CREATE_RUN, CreateRunRequest.getDefaultInstance(), LONG));
            assertThat(e.code()).isEqualTo(RpcCode.UNAVAILABLE);
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void halfAnAnswerIsUnavailable() throws Exception {
        RawServer.Answer half = (socket, number) -> RawServer.write(
                socket, "HTTP/1.1 200 OK\r\nContent-Type: application/proto\r\nContent-Length: 50\r\n\r\nhalf");
        assertUnavailable(half);
    }

    @Test
    void aHeadWithoutEndIsUnavailable() throws Exception {
        assertUnavailable((socket, number) -> RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Ty"));
    }

    @Test
    void anAnswerThatIsNotHttpIsUnavailable() throws Exception {
        assertUnavailable((socket, number) -> RawServer.write(socket, "220 mail.example.org ESMTP\r\n"));
    }

    @Test
    void aRefusedConnectionIsUnavailable() throws Exception {
        RpcException e = failed(URI.create("http://127.0.0.1:" + freePort()));
        assertThat(e.code()).isEqualTo(RpcCode.UNAVAILABLE);
        assertThat(e.rpcMessage()).contains("refused");
    }

    @Test
    void evenAnUnrepeatableCallIsTriedAgainWhenNothingWasSent() throws Exception {
        int port = freePort();
        ConnectTransport transport = ConnectTransport.to(URI.create("http://127.0.0.1:" + port))
                .retries(new RetryPolicy(1000, Duration.ofMillis(5), Duration.ofMillis(5)))
                .build();
        Thread late = new Thread(() -> listenLate(port));
        late.start();
        assertThat(transport.unary(RunRpcs.CREATE_RUN, CreateRunRequest.getDefaultInstance(), LONG))
                .isNotNull();
        late.join();
    }

    @Test
    void anUnknownHostIsUnavailable() {
        RpcException e = failed(URI.create("http://no-such-host.invalid:1"));
        assertThat(e.code()).isEqualTo(RpcCode.UNAVAILABLE);
        assertThat(e.rpcMessage()).contains("no-such-host.invalid");
    }

    private static void listenLate(int port) {
        try (ServerSocket server = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
                Socket client = server.accept()) {
            client.getInputStream().read();
            RawServer.write(client, EMPTY_ANSWER);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertUnavailable(RawServer.Answer answer) throws IOException {
        try (RawServer server = new RawServer(answer)) {
            assertThat(failed(server.uri()).code()).isEqualTo(RpcCode.UNAVAILABLE);
            assertThat(server.connections).as("attempts").hasValue(3);
        }
    }

    private static RpcException failed(URI uri) {
        return catchThrowableOfType(RpcException.class, () -> call(uri));
    }

    private static GetProjectResponse call(URI uri) {
        return transport(uri).unary(ProjectRpcs.GET_PROJECT, GetProjectRequest.getDefaultInstance(), LONG);
    }

    private static ConnectTransport transport(URI uri) {
        return ConnectTransport.to(uri).retries(FAST).build();
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return probe.getLocalPort();
        }
    }
}
