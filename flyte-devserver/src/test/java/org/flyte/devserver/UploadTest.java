package org.flyte.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import org.flyte.idl.common.ActionAttemptIdentifier;
import org.flyte.idl.dataproxy.ArtifactType;
import org.flyte.idl.dataproxy.CreateDownloadLinkRequest;
import org.flyte.idl.dataproxy.CreateUploadLocationRequest;
import org.flyte.idl.dataproxy.CreateUploadLocationResponse;
import org.flyte.wire.connect.DataProxyRpcs;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {
    private static final byte[] CONTENT = "hello upload".getBytes();

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
    void aFileIsPutToItsLocation() throws Exception {
        CreateUploadLocationResponse location = location(request());

        HttpResponse<String> answer = put(location.getSignedUrl(), CONTENT, md5(CONTENT));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(location.getNativeUrl())
                .startsWith("file:///")
                .matches(".*/uploads/flytesnacks/development/[A-Z2-7]{26}======/f\\.txt");
        assertThat(Files.readAllBytes(file(location))).isEqualTo(CONTENT);
        assertThat(location.getExpiresAt().getSeconds()).isPositive();
    }

    @Test
    void theAnswerHoldsTheWrongLengthOfTheRealBackend() {
        CreateUploadLocationResponse location = location(request().setAddContentMd5Metadata(true));

        assertThat(location.getHeadersMap())
                .containsEntry("Content-Length", "24")
                .containsEntry("x-amz-meta-flyteContentMD5", Base64.getEncoder().encodeToString(md5(CONTENT)));
    }

    @Test
    void otherContentIsRefusedAndNothingIsLeft() throws Exception {
        CreateUploadLocationResponse location = location(request());

        assertThat(put(location.getSignedUrl(), "other".getBytes(), md5(CONTENT))
                        .statusCode())
                .isEqualTo(400);
        assertThat(put(location.getSignedUrl(), "other".getBytes(), md5("other".getBytes()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(put(location.getSignedUrl(), CONTENT, null).statusCode()).isEqualTo(403);
        assertThat(Files.list(file(location).getParent())).isEmpty();
    }

    @Test
    void aUrlIsGoodForItsMethodPathAndTimeOnly() throws Exception {
        String url = location(request()).getSignedUrl();
        String expired = location(request().setExpiresIn(Duration.newBuilder().setSeconds(-1)))
                .getSignedUrl();

        assertThat(put(url.replace("f.txt", "g.txt"), CONTENT, md5(CONTENT)).statusCode())
                .isEqualTo(403);
        assertThat(put(url.replaceFirst("expires=\\d", "expires=9"), CONTENT, md5(CONTENT))
                        .statusCode())
                .isEqualTo(403);
        assertThat(put(expired, CONTENT, md5(CONTENT)).statusCode()).isEqualTo(403);
        assertThat(put(url.replaceFirst("\\?.*", ""), CONTENT, md5(CONTENT)).statusCode())
                .isEqualTo(403);
        assertThat(get(url).statusCode()).isEqualTo(403);
    }

    @Test
    void theSignedLengthIsTheLength() throws Exception {
        String url = location(request().setContentLength(24)).getSignedUrl();

        HttpResponse<String> answer = put(url, CONTENT, md5(CONTENT));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("24 bytes");
    }

    @Test
    void anUploadOfUnknownLengthIsRefused() throws Exception {
        HttpRequest chunked = HttpRequest.newBuilder(
                        URI.create(location(request()).getSignedUrl()))
                .header("Content-MD5", Base64.getEncoder().encodeToString(md5(CONTENT)))
                .PUT(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(CONTENT)))
                .build();

        assertThat(http.send(chunked, BodyHandlers.ofString()).statusCode()).isEqualTo(411);
    }

    @Test
    void aNamedFileIsNeverReplacedByAnother() throws Exception {
        CreateUploadLocationRequest.Builder named = request().setFilenameRoot("root");
        put(location(named).getSignedUrl(), CONTENT, md5(CONTENT));

        assertThat(location(named).getNativeUrl()).endsWith("/uploads/flytesnacks/development/root/f.txt");
        assertCode(named.clone().setContentMd5(ByteString.copyFrom(md5(new byte[0]))), RpcCode.ALREADY_EXISTS);
        assertCode(named.clone().clearContentMd5(), RpcCode.ALREADY_EXISTS);
    }

    @Test
    void whatTheRulesForbidIsRefused() {
        assertCode(request().clearContentMd5(), RpcCode.INVALID_ARGUMENT);
        assertCode(request().setExpiresIn(Duration.newBuilder().setSeconds(3601)), RpcCode.INVALID_ARGUMENT);
        assertCode(request().setContentLength((100L << 20) + 1), RpcCode.INVALID_ARGUMENT);
        assertCode(request().setContentMd5(ByteString.copyFromUtf8("short")), RpcCode.INVALID_ARGUMENT);
        assertCode(request().setProject("nope"), RpcCode.NOT_FOUND);
        assertCode(request().setDomain("../.."), RpcCode.INVALID_ARGUMENT);
        assertCode(request().setFilenameRoot("../../../x"), RpcCode.INVALID_ARGUMENT);
        assertCode(request().setFilename("../../../../state/x"), RpcCode.INVALID_ARGUMENT);
    }

    @Test
    void aReportIsReadByALinkAndAMissingOneNotFound() throws Exception {
        String with = backend.start(Shell.files("report", "echo '<b>fine</b>' > \"$OUT/report.html\"; " + Shell.VOID)
                .build());
        String without = backend.start(Shell.files("void", Shell.VOID).build());
        backend.await(with);
        backend.await(without);

        String url = backend.call(DataProxyRpcs.CREATE_DOWNLOAD_LINK, link(with))
                .getPreSignedUrls()
                .getSignedUrl(0);

        assertThat(get(url).body()).isEqualTo("<b>fine</b>\n");
        assertThat(get(url).headers().firstValue("Content-Type")).contains("text/html");
        assertThat(get(url.replace("report.html", "outputs.pb")).statusCode()).isEqualTo(403);
        assertThatThrownBy(() -> backend.call(DataProxyRpcs.CREATE_DOWNLOAD_LINK, link(without)))
                .isInstanceOfSatisfying(
                        RpcException.class, e -> assertThat(e.code()).isEqualTo(RpcCode.NOT_FOUND));
    }

    private static CreateDownloadLinkRequest link(String run) {
        return CreateDownloadLinkRequest.newBuilder()
                .setArtifactType(ArtifactType.ARTIFACT_TYPE_REPORT)
                .setActionAttemptId(ActionAttemptIdentifier.newBuilder()
                        .setActionId(Backend.root(run))
                        .setAttempt(1))
                .build();
    }

    private static CreateUploadLocationRequest.Builder request() {
        return CreateUploadLocationRequest.newBuilder()
                .setProject(Backend.PROJECT)
                .setDomain(Backend.DOMAIN)
                .setFilename("f.txt")
                .setContentMd5(ByteString.copyFrom(md5(CONTENT)));
    }

    private CreateUploadLocationResponse location(CreateUploadLocationRequest.Builder request) {
        return backend.call(DataProxyRpcs.CREATE_UPLOAD_LOCATION, request.build());
    }

    private void assertCode(CreateUploadLocationRequest.Builder request, RpcCode code) {
        assertThatThrownBy(() -> location(request)).isInstanceOfSatisfying(RpcException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    private HttpResponse<String> put(String url, byte[] content, byte[] md5) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofByteArray(content));
        if (md5 != null) {
            request.header("Content-MD5", Base64.getEncoder().encodeToString(md5));
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String url) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private static Path file(CreateUploadLocationResponse location) {
        return Path.of(location.getNativeUrl().substring("file://".length()));
    }

    private static byte[] md5(byte[] content) {
        try {
            return MessageDigest.getInstance("MD5").digest(content);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
