package org.flyte.wire.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.flyte.idl.project.GetProjectRequest;
import org.flyte.idl.project.GetProjectResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final GetProjectRequest REQUEST = GetProjectRequest.getDefaultInstance();

    @Test
    void aPrivateAuthorityIsTrustedOnlyThroughTheGivenFactory(@TempDir Path folder) throws Exception {
        SSLContext context = context(keyStore(folder));
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(context));
        try (ScriptedServer server =
                new ScriptedServer(https, ScriptedServer.fixed(200, "application/proto", new byte[0]))) {
            URI uri = URI.create("https://127.0.0.1:" + server.port());
            ConnectTransport trusting =
                    ConnectTransport.to(uri).tls(context.getSocketFactory()).build();
            assertThat(trusting.unary(ProjectRpcs.GET_PROJECT, REQUEST, Duration.ofSeconds(20)))
                    .isEqualTo(GetProjectResponse.getDefaultInstance());

            ConnectTransport stranger = ConnectTransport.to(uri)
                    .retries(new RetryPolicy(2, Duration.ofHours(1), Duration.ofHours(1)))
                    .build();
            RpcException e = catchThrowableOfType(
                    RpcException.class, () -> stranger.unary(ProjectRpcs.GET_PROJECT, REQUEST, Duration.ofDays(1)));
            assertThat(e.code()).isEqualTo(RpcCode.UNAVAILABLE);
            assertThat(e.rpcMessage()).contains("certification path");
        }
    }

    private static KeyStore keyStore(Path folder) throws Exception {
        Path file = folder.resolve("server.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString()))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("server", keys.getCertificate("server"));
        trusted.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
