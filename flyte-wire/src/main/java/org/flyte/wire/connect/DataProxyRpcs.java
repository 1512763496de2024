package org.flyte.wire.connect;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import org.flyte.idl.dataproxy.CreateDownloadLinkRequest;
import org.flyte.idl.dataproxy.CreateDownloadLinkResponse;
import org.flyte.idl.dataproxy.CreateUploadLocationRequest;
import org.flyte.idl.dataproxy.CreateUploadLocationResponse;
import org.flyte.idl.dataproxy.GetActionDataRequest;
import org.flyte.idl.dataproxy.GetActionDataResponse;
import org.flyte.idl.dataproxy.TailLogsRequest;
import org.flyte.idl.dataproxy.TailLogsResponse;
import org.flyte.idl.dataproxy.UploadInputsRequest;
import org.flyte.idl.dataproxy.UploadInputsResponse;

/** Uploads, inputs and outputs, logs. */
public final class DataProxyRpcs {
    public static final String SERVICE = "flyteidl2.dataproxy.DataProxyService";

    public static final Rpc<CreateUploadLocationRequest, CreateUploadLocationResponse> CREATE_UPLOAD_LOCATION = rpc(
            "CreateUploadLocation", CreateUploadLocationResponse.parser(), CreateUploadLocationRequest.parser(), true);

    public static final Rpc<UploadInputsRequest, UploadInputsResponse> UPLOAD_INPUTS =
            rpc("UploadInputs", UploadInputsResponse.parser(), UploadInputsRequest.parser(), true);

    public static final Rpc<CreateDownloadLinkRequest, CreateDownloadLinkResponse> CREATE_DOWNLOAD_LINK =
            rpc("CreateDownloadLink", CreateDownloadLinkResponse.parser(), CreateDownloadLinkRequest.parser(), true);

    public static final Rpc<GetActionDataRequest, GetActionDataResponse> GET_ACTION_DATA =
            rpc("GetActionData", GetActionDataResponse.parser(), GetActionDataRequest.parser(), true);

    /** Server streaming. */
    public static final Rpc<TailLogsRequest, TailLogsResponse> TAIL_LOGS =
            rpc("TailLogs", TailLogsResponse.parser(), TailLogsRequest.parser(), true);

    private DataProxyRpcs() {}

    private static <Q extends MessageLite, R extends MessageLite> Rpc<Q, R> rpc(
            String method, Parser<R> responses, Parser<Q> requests, boolean repeatable) {
        return new Rpc<>(SERVICE, method, responses, requests, repeatable);
    }
}
