package org.flyte.client.connect;

import com.google.protobuf.MessageLite;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.flyte.idl.auth.GetOAuth2MetadataResponse;
import org.flyte.idl.auth.GetPublicClientConfigResponse;
import org.flyte.idl.cluster.SelectClusterResponse;
import org.flyte.idl.dataproxy.TailLogsResponse;
import org.flyte.idl.project.GetProjectResponse;
import org.flyte.idl.project.Project;
import org.flyte.wire.connect.AuthRpcs;
import org.flyte.wire.connect.ClusterRpcs;
import org.flyte.wire.connect.DataProxyRpcs;
import org.flyte.wire.connect.EndOfStream;
import org.flyte.wire.connect.Envelope;
import org.flyte.wire.connect.ProjectRpcs;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcError;

/** A backend and its token endpoint over TLS: it wants the newest token that it gave, and takes any number of threads. */
final class OAuthBackend implements AutoCloseable {
    /** A request for a token: its {@code Authorization} header and the fields of its form. */
    record TokenRequest(String authorization, Map<String, String> form) {}

    private static final String HEADER = "flyte-authorization";

    final List<TokenRequest> tokenRequests = new CopyOnWriteArrayList<>();
    final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    /** The token that counts; none asks for none. */
    volatile String wanted = "";

    volatile String header = HEADER;
    volatile int lifetime = 3600;
    volatile int tokenStatus = 200;
    volatile String tokenError = "";
    volatile RpcError refusal = new RpcError(RpcCode.UNAUTHENTICATED, "who are you?");
    volatile String cluster = "";

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    OAuthBackend(PrivateAuthority authority) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.server()));
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    String address() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    int calls(String path) {
        return calls.getOrDefault(path, new AtomicInteger()).get();
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        calls.computeIfAbsent(path, unseen -> new AtomicInteger()).incrementAndGet();
        try (exchange) {
            if (path.equals("/oauth/token")) {
                token(exchange, body);
            } else if (path.equals(AuthRpcs.GET_OAUTH2_METADATA.path())) {
                reply(
                        exchange,
                        GetOAuth2MetadataResponse.newBuilder()
                                .setTokenEndpoint(address() + "/oauth/token")
                                .build());
            } else if (path.equals(AuthRpcs.GET_PUBLIC_CLIENT_CONFIG.path())) {
                reply(
                        exchange,
                        GetPublicClientConfigResponse.newBuilder()
                                .addScopes("all")
                                .addScopes("offline")
                                .setAudience("https://flyte")
                                .setAuthorizationMetadataKey(HEADER)
                                .build());
            } else if (path.equals(DataProxyRpcs.TAIL_LOGS.path())) {
                logs(exchange);
            } else if (!letsIn(exchange)) {
                reply(exchange, refusal.code().httpStatus(), "application/json", refusal.toJson());
            } else if (path.equals(ProjectRpcs.GET_PROJECT.path())) {
                reply(
                        exchange,
                        GetProjectResponse.newBuilder()
                                .setProject(Project.newBuilder().setId("p"))
                                .build());
            } else if (path.equals(ClusterRpcs.SELECT_CLUSTER.path())) {
                reply(
                        exchange,
                        SelectClusterResponse.newBuilder()
                                .setClusterEndpoint(cluster)
                                .build());
            } else {
                reply(exchange, 404, "text/plain", "404 page not found".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private boolean letsIn(HttpExchange exchange) {
        return wanted.isEmpty()
                || ("Bearer " + wanted).equals(exchange.getRequestHeaders().getFirst(header));
    }

    private void logs(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/connect+proto");
        exchange.sendResponseHeaders(200, 0);
        if (letsIn(exchange)) {
            Envelope.of(TailLogsResponse.getDefaultInstance()).writeTo(exchange.getResponseBody());
            EndOfStream.ok().toEnvelope().writeTo(exchange.getResponseBody());
        } else {
            EndOfStream.failed(refusal).toEnvelope().writeTo(exchange.getResponseBody());
        }
    }

    private void token(HttpExchange exchange, byte[] body) throws IOException {
        Map<String, String> form = new TreeMap<>();
        for (String field : new String(body, StandardCharsets.UTF_8).split("&")) {
            String[] parts = field.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        tokenRequests.add(new TokenRequest(exchange.getRequestHeaders().getFirst("Authorization"), form));
        if (tokenStatus == 200) {
            wanted = "token-" + tokenRequests.size();
        }
        String answer = tokenStatus == 200
                ? "{\"access_token\": \"%s\", \"token_type\": \"bearer\", \"expires_in\": %d}"
                        .formatted(wanted, lifetime)
                : tokenError;
        reply(exchange, tokenStatus, "application/json", answer.getBytes(StandardCharsets.UTF_8));
    }

    private static void reply(HttpExchange exchange, MessageLite answer) throws IOException {
        reply(exchange, 200, "application/proto", answer.toByteArray());
    }

    private static void reply(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
