package org.flyte.client;

import com.google.protobuf.ByteString;
import java.time.Duration;
import org.flyte.idl.dataproxy.CreateUploadLocationRequest;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.DataProxyRpcs;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcException;

/**
 * Whether a store has a file already. No call tells it, and no signed address lets a client look; but an upload to a named place is
 * refused where another content lies, and allowed where the same content does. Nothing is written by asking.
 *
 * @param backend that of the store
 */
record StoredContent(ConnectTransport backend, Duration deadline) {
    /**
     * Whether the store has it for sure: false where the backend does not let that be seen.
     *
     * @param request what was asked for an address
     * @param nativeUrl the place that was answered
     */
    boolean has(CreateUploadLocationRequest request, String nativeUrl) {
        String name = request.getFilename();
        int end = ObjectName.start(nativeUrl, name) - 1;
        if (end < 1 || !ObjectName.decoded(nativeUrl.substring(end + 1)).equals(ObjectName.decoded(name))) {
            return false;
        }
        String folder = nativeUrl.substring(nativeUrl.lastIndexOf('/', end - 1) + 1, end);
        CreateUploadLocationRequest there =
                request.toBuilder().setFilenameRoot(folder).build();
        return !folder.isEmpty() && refusesOther(there) && takesSame(there, nativeUrl);
    }

    private boolean refusesOther(CreateUploadLocationRequest there) {
        byte[] other = there.getContentMd5().toByteArray();
        other[0] ^= 1;
        try {
            backend.unary(
                    DataProxyRpcs.CREATE_UPLOAD_LOCATION,
                    there.toBuilder().setContentMd5(ByteString.copyFrom(other)).build(),
                    deadline);
            return false;
        } catch (RpcException e) {
            return e.code() == RpcCode.ALREADY_EXISTS;
        }
    }

    private boolean takesSame(CreateUploadLocationRequest there, String nativeUrl) {
        try {
            return backend.unary(DataProxyRpcs.CREATE_UPLOAD_LOCATION, there, deadline)
                    .getNativeUrl()
                    .equals(nativeUrl);
        } catch (RpcException e) {
            return false;
        }
    }
}
