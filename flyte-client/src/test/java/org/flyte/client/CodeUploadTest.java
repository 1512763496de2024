package org.flyte.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.flyte.idl.dataproxy.CreateUploadLocationRequest;
import org.flyte.idl.dataproxy.CreateUploadLocationResponse;
import org.flyte.wire.connect.DataProxyRpcs;
import org.flyte.wire.connect.RetryPolicy;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CodeUploadTest {
    private static final RetryPolicy FAST = new RetryPolicy(3, Duration.ofMillis(2), Duration.ofMillis(5));
    private static final byte[] CONTENT = "the code".repeat(20_000).getBytes(UTF_8);

    private record Put(Headers headers, byte[] body) {}

    private record Answer(int status, String retryAfter, String body) {}

    private final List<Put> puts = new CopyOnWriteArrayList<>();
    private final List<CreateUploadLocationRequest> requests = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ArrayDeque<>();
    private String nativeUrl = "s3://bucket/uploads/code.tar.gz";
    private HttpServer store;
    private FakeBackend backend;
    private Path file;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        file = Files.write(folder.resolve("bundle"), CONTENT);
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext("/", exchange -> {
            puts.add(new Put(
                    exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes()));
            Answer answer = answers.isEmpty() ? new Answer(200, null, "") : answers.remove();
            if (answer.retryAfter() != null) {
                exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
            }
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        store.start();
        backend = new FakeBackend();
        backend.unary(DataProxyRpcs.CREATE_UPLOAD_LOCATION, (request, number) -> {
            requests.add(request);
            return location();
        });
    }

    @AfterEach
    void stop() {
        store.stop(0);
        backend.close();
    }

    @Test
    void asksForAnAddressAndPutsTheFileThere() throws Exception {
        Uploaded uploaded = upload();
        assertThat(uploaded).isEqualTo(new Uploaded(nativeUrl, false));

        byte[] md5 = MessageDigest.getInstance("MD5").digest(CONTENT);
        CreateUploadLocationRequest request = requests.get(0);
        assertThat(request.getOrg()).isEqualTo("o");
        assertThat(request.getProject()).isEqualTo("p");
        assertThat(request.getDomain()).isEqualTo("d");
        assertThat(request.getFilename()).isEqualTo("code.tar.gz");
        assertThat(request.getContentMd5().toByteArray()).isEqualTo(md5);
        assertThat(request.getAddContentMd5Metadata()).isTrue();
        assertThat(request.getExpiresIn().getSeconds()).isEqualTo(900);

        Put put = puts.get(0);
        assertThat(put.body()).isEqualTo(CONTENT);
        assertThat(put.headers().getFirst("Content-MD5"))
                .isEqualTo(Base64.getEncoder().encodeToString(md5));
        assertThat(put.headers().getFirst("x-amz-meta-flyteContentMD5")).isEqualTo("given");
        assertThat(put.headers().getFirst("x-ms-blob-type")).isNull();
    }

    @Test
    void doesNotRepeatTheBackendsWrongContentLength() {
        upload();
        assertThat(puts.get(0).headers().get("Content-Length")).containsExactly(Integer.toString(CONTENT.length));
        assertThat(puts.get(0).headers().getFirst("Transfer-Encoding")).isNull();
    }

    @Test
    void tellsAzureWhatKindOfBlobItIs() {
        nativeUrl = "abfs://container/uploads/code.tar.gz";
        upload();
        assertThat(puts.get(0).headers().getFirst("x-ms-blob-type")).isEqualTo("BlockBlob");
    }

    /** As the open-source backend: who names folder and file is told when another content lies there. */
    private CreateUploadLocationResponse locationInAStoreWith(
            ByteString md5, CreateUploadLocationRequest request, String root) {
        if (!request.getFilenameRoot().isEmpty()) {
            assertThat(request.getFilenameRoot()).isEqualTo(root);
            if (!request.getContentMd5().equals(md5)) {
                throw new FakeBackend.Refusal(RpcCode.ALREADY_EXISTS, "hash mismatch");
            }
        }
        return location();
    }

    @Test
    void sendsNothingThatTheStoreHas() throws Exception {
        nativeUrl = "s3://bucket/uploads/p/d/ABC===/code.tar.gz";
        ByteString md5 = ByteString.copyFrom(MessageDigest.getInstance("MD5").digest(CONTENT));
        backend.unary(
                DataProxyRpcs.CREATE_UPLOAD_LOCATION,
                (request, number) -> locationInAStoreWith(md5, request, "ABC==="));
        assertThat(upload()).isEqualTo(new Uploaded(nativeUrl, true));
        assertThat(puts).isEmpty();

        Uploaded again = new CodeUpload(backend.client(), FAST).uploadAgain("o", "p", "d", file, "code.tar.gz");
        assertThat(again).isEqualTo(new Uploaded(nativeUrl, false));
        assertThat(puts).hasSize(1);
    }

    @Test
    void sendsWhatTheStoreHasWithAnotherContent() {
        backend.unary(
                DataProxyRpcs.CREATE_UPLOAD_LOCATION,
                (request, number) -> locationInAStoreWith(ByteString.copyFrom(new byte[16]), request, "uploads"));
        assertThat(upload().skipped()).isFalse();
        assertThat(puts).hasSize(1);
    }

    @Test
    void sendsWhatTheStoreHasAtAnotherPlace() throws Exception {
        ByteString md5 = ByteString.copyFrom(MessageDigest.getInstance("MD5").digest(CONTENT));
        backend.unary(DataProxyRpcs.CREATE_UPLOAD_LOCATION, (request, number) -> {
            CreateUploadLocationResponse location = locationInAStoreWith(md5, request, "uploads");
            return request.getFilenameRoot().isEmpty()
                    ? location
                    : location.toBuilder()
                            .setNativeUrl("s3://other/uploads/code.tar.gz")
                            .build();
        });
        assertThat(upload()).isEqualTo(new Uploaded(nativeUrl, false));
        assertThat(puts).hasSize(1);
    }

    @Test
    void sendsWhenTheBackendDoesNotLetItBeSeen() {
        backend.unary(DataProxyRpcs.CREATE_UPLOAD_LOCATION, (request, number) -> {
            if (!request.getFilenameRoot().isEmpty()) {
                throw new FakeBackend.Refusal(RpcCode.INTERNAL, "cannot look into the store");
            }
            return location();
        });
        assertThat(upload().skipped()).isFalse();
        assertThat(puts).hasSize(1);

        nativeUrl = "code.tar.gz";
        assertThat(upload().skipped()).isFalse();
    }

    @Test
    void triesAgainWhileTheStoreIsBusy() {
        answers.add(new Answer(503, null, ""));
        answers.add(new Answer(429, "0", ""));
        upload();
        assertThat(puts).hasSize(3);
        assertThat(puts.get(2).body()).isEqualTo(CONTENT);
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        for (int i = 0; i < 5; i++) {
            answers.add(new Answer(500, null, ""));
        }
        assertThat(refused()).hasMessageContaining("HTTP 500");
        assertThat(puts).hasSize(3);
    }

    @Test
    void namesTheStoresReasonButNeverTheSignature() {
        answers.add(new Answer(
                403, null, "<Error><Code>SignatureDoesNotMatch</Code><StringToSign>s3cret</StringToSign></Error>"));
        UploadException e = refused();
        assertThat(e).hasMessageContaining("HTTP 403 SignatureDoesNotMatch").hasMessageContaining("127.0.0.1");
        assertThat(e.getMessage()).doesNotContain("s3cret").doesNotContain("X-Sig");
        assertThat(puts).hasSize(1);
    }

    @Test
    void aStoreThatIsNotThereIsAnError() {
        store.stop(0);
        UploadException e = refused();
        assertThat(e).hasMessageContaining("took no upload");
        assertThat(e.getMessage()).doesNotContain("X-Sig");
    }

    @Test
    void aFileThatIsNotThereIsAnError() throws IOException {
        Files.delete(file);
        assertThat(refused()).hasMessageContaining("bundle");
    }

    @Test
    void theBackendsRefusalComesThrough() {
        backend.unary(DataProxyRpcs.CREATE_UPLOAD_LOCATION, (request, number) -> {
            throw new FakeBackend.Refusal(RpcCode.NOT_FOUND, "no project p");
        });
        RpcException e = catchThrowableOfType(RpcException.class, this::upload);
        assertThat(e.code()).isEqualTo(RpcCode.NOT_FOUND);
    }

    @Test
    void anAddressThatIsNoneIsAnError() {
        backend.unary(
                DataProxyRpcs.CREATE_UPLOAD_LOCATION, (request, number) -> CreateUploadLocationResponse.newBuilder()
                        .setSignedUrl("file:///x")
                        .build());
        assertThat(refused()).hasMessageContaining("address");
    }

    private Uploaded upload() {
        return new CodeUpload(backend.client(), FAST).upload("o", "p", "d", file, "code.tar.gz");
    }

    private UploadException refused() {
        return catchThrowableOfType(UploadException.class, this::upload);
    }

    private CreateUploadLocationResponse location() {
        return CreateUploadLocationResponse.newBuilder()
                .setSignedUrl("http://127.0.0.1:" + store.getAddress().getPort() + "/k%3D%3D/code.tar.gz?X-Sig=s3cret")
                .setNativeUrl(nativeUrl)
                .putHeaders("content-length", "24")
                .putHeaders("x-amz-meta-flyteContentMD5", "given")
                .build();
    }
}
