package org.flyte.devserver.service;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.flyte.devserver.http.ConnectRoutes;
import org.flyte.devserver.http.RpcFailure;
import org.flyte.devserver.http.SignedFiles;
import org.flyte.devserver.http.SignedUrls;
import org.flyte.devserver.store.Digests;
import org.flyte.devserver.store.ObjectStore;
import org.flyte.devserver.store.ProjectStore;
import org.flyte.devserver.store.ProtoTime;
import org.flyte.idl.dataproxy.CreateUploadLocationRequest;
import org.flyte.idl.dataproxy.CreateUploadLocationResponse;
import org.flyte.wire.connect.DataProxyRpcs;
import org.flyte.wire.connect.RpcCode;

/** The part of DataProxyService that lets clients bring files. */
public final class Uploads {
    private static final Duration MAX_EXPIRY = Duration.ofHours(1);
    private static final long MAX_LENGTH = 100L * 1024 * 1024;
    private static final int MD5_BYTES = 16;

    private final ProjectStore projects;
    private final Path root;
    private final SignedFiles files;
    private final SignedUrls urls;

    Uploads(ProjectStore projects, ObjectStore objects, SignedFiles files, SignedUrls urls) {
        this.projects = projects;
        this.root = objects.root().resolve("uploads");
        this.files = files;
        this.urls = urls;
    }

    ConnectRoutes addTo(ConnectRoutes routes) {
        return routes.unary(DataProxyRpcs.CREATE_UPLOAD_LOCATION, (request, host) -> location(request));
    }

    private CreateUploadLocationResponse location(CreateUploadLocationRequest request) throws IOException {
        check(request);
        Path file = file(request);
        String md5Hex = HexFormat.of().formatHex(request.getContentMd5().toByteArray());
        if (!request.getFilename().isEmpty() && !request.getFilenameRoot().isEmpty() && Files.exists(file)) {
            requireSame(file, md5Hex);
        }
        Instant expires = Instant.now().plus(expiry(request));
        CreateUploadLocationResponse.Builder response = CreateUploadLocationResponse.newBuilder()
                .setSignedUrl(urls.sign(
                        "PUT", files.urlPath(file), new SignedUrls.Grant(expires, md5Hex, request.getContentLength())))
                .setNativeUrl(ObjectStore.uri(file))
                .setExpiresAt(ProtoTime.of(expires));
        if (!md5Hex.isEmpty()) {
            String md5 =
                    Base64.getEncoder().encodeToString(request.getContentMd5().toByteArray());
            // The length of the MD5's text, not of the content: what the backend answers, and a client must not send.
            response.putHeaders("Content-Length", Integer.toString(md5.length()));
            if (request.getAddContentMd5Metadata()) {
                response.putHeaders("x-amz-meta-flyteContentMD5", md5);
            }
        }
        return response.build();
    }

    private void check(CreateUploadLocationRequest request) {
        if (request.getFilenameRoot().isEmpty() && request.getContentMd5().isEmpty()) {
            throw RpcFailure.invalid("either filename_root or content_md5 must be given");
        }
        if (!request.getContentMd5().isEmpty() && request.getContentMd5().size() != MD5_BYTES) {
            throw RpcFailure.invalid("content_md5 must have 16 bytes");
        }
        if (expiry(request).compareTo(MAX_EXPIRY) > 0) {
            throw RpcFailure.invalid("expires_in must not be over " + MAX_EXPIRY);
        }
        if (request.getContentLength() > MAX_LENGTH) {
            throw RpcFailure.invalid("content_length must not be over " + MAX_LENGTH + " bytes");
        }
        if (projects.find(request.getProject()).isEmpty()) {
            throw RpcFailure.notFound("project not found: " + request.getProject());
        }
        Names.requireLabelValue("domain", request.getDomain());
    }

    private Path file(CreateUploadLocationRequest request) {
        Path folder = root.resolve(request.getProject()).resolve(request.getDomain());
        String name = request.getFilenameRoot().isEmpty()
                ? Base32.encode(request.getContentMd5().toByteArray())
                : request.getFilenameRoot();
        Path file = folder.resolve(withoutRoot(name))
                .resolve(withoutRoot(decoded(request.getFilename())))
                .normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw RpcFailure.invalid("filename or filename_root leads out of the project's folder");
        }
        return file;
    }

    /** The real backend takes a name for a part of a URL too; here one that is none is taken as it stands. */
    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    private static String withoutRoot(String path) {
        return path.replaceFirst("^/+", "");
    }

    private static void requireSame(Path file, String md5Hex) throws IOException {
        if (!HexFormat.of().formatHex(Digests.md5(file)).equals(md5Hex)) {
            throw new RpcFailure(
                    RpcCode.ALREADY_EXISTS, "another file was uploaded to " + ObjectStore.uri(file) + " before");
        }
    }

    private static Duration expiry(CreateUploadLocationRequest request) {
        return request.hasExpiresIn()
                ? Duration.ofSeconds(request.getExpiresIn().getSeconds())
                : MAX_EXPIRY;
    }
}
