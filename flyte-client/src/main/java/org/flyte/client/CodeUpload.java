package org.flyte.client;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.flyte.idl.cluster.SelectClusterRequest.Operation;
import org.flyte.idl.dataproxy.CreateUploadLocationRequest;
import org.flyte.idl.dataproxy.CreateUploadLocationResponse;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.DataProxyRpcs;
import org.flyte.wire.connect.RetryPolicy;

/**
 * Uploads files to the backend's store by signed addresses. The backend names the object after the content's MD5, so the
 * same content has the same address, and what the store has is not sent again.
 */
public final class CodeUpload {
    private static final java.time.Duration DEADLINE = java.time.Duration.ofSeconds(30);
    /** The longest upload, and some minutes more for its pauses. */
    private static final long ADDRESS_VALID_SECONDS = 900;

    private final DataPlane dataPlane;
    private final SignedPut put;

    public CodeUpload(FlyteClient client) {
        this(client, RetryPolicy.standard());
    }

    CodeUpload(FlyteClient client, RetryPolicy retries) {
        this.dataPlane = client.dataPlane();
        this.put = new SignedPut(retries);
    }

    /**
     * Uploads a file, unless the store has it.
     *
     * @param fileName the object's name, the last part of its address
     * @throws org.flyte.wire.connect.RpcException when the backend gives no address
     * @throws UploadException when the store does not take the file
     */
    public Uploaded upload(String org, String project, String domain, Path file, String fileName) {
        return upload(request(org, project, domain, fileName, md5(file)).build(), file, false);
    }

    /**
     * Uploads a file, though the store may have it.
     *
     * @see #upload(String, String, String, Path, String)
     */
    public Uploaded uploadAgain(String org, String project, String domain, Path file, String fileName) {
        return upload(request(org, project, domain, fileName, md5(file)).build(), file, true);
    }

    static CreateUploadLocationRequest.Builder request(
            String org, String project, String domain, String fileName, ByteString md5) {
        return CreateUploadLocationRequest.newBuilder()
                .setOrg(org)
                .setProject(project)
                .setDomain(domain)
                .setFilename(ObjectName.inRequest(fileName))
                .setContentMd5(md5)
                .setAddContentMd5Metadata(true)
                .setExpiresIn(Duration.newBuilder().setSeconds(ADDRESS_VALID_SECONDS));
    }

    Uploaded upload(CreateUploadLocationRequest request, Path file, boolean again) {
        ConnectTransport backend = dataPlane.ofProject(
                Operation.OPERATION_CREATE_UPLOAD_LOCATION,
                request.getOrg(),
                request.getProject(),
                request.getDomain());
        CreateUploadLocationResponse location = backend.unary(DataProxyRpcs.CREATE_UPLOAD_LOCATION, request, DEADLINE);
        boolean there = !again && new StoredContent(backend, DEADLINE).has(request, location.getNativeUrl());
        if (!there) {
            put.send(location, file, request.getContentMd5());
        }
        return new Uploaded(ObjectName.address(request.getFilename(), location), there);
    }

    static ByteString md5(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            byte[] chunk = new byte[1 << 16];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
            return ByteString.copyFrom(digest.digest());
        } catch (IOException e) {
            throw new UploadException("cannot read " + file + ": " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
