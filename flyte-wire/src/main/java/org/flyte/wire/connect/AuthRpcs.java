package org.flyte.wire.connect;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import org.flyte.idl.auth.GetOAuth2MetadataRequest;
import org.flyte.idl.auth.GetOAuth2MetadataResponse;
import org.flyte.idl.auth.GetPublicClientConfigRequest;
import org.flyte.idl.auth.GetPublicClientConfigResponse;

/** How to log in; asked without credentials. */
public final class AuthRpcs {
    public static final String SERVICE = "flyteidl2.auth.AuthMetadataService";

    public static final Rpc<GetOAuth2MetadataRequest, GetOAuth2MetadataResponse> GET_OAUTH2_METADATA =
            rpc("GetOAuth2Metadata", GetOAuth2MetadataResponse.parser(), GetOAuth2MetadataRequest.parser(), true);

    public static final Rpc<GetPublicClientConfigRequest, GetPublicClientConfigResponse> GET_PUBLIC_CLIENT_CONFIG = rpc(
            "GetPublicClientConfig",
            GetPublicClientConfigResponse.parser(),
            GetPublicClientConfigRequest.parser(),
            true);

    private AuthRpcs() {}

    private static <Q extends MessageLite, R extends MessageLite> Rpc<Q, R> rpc(
            String method, Parser<R> responses, Parser<Q> requests, boolean repeatable) {
        return new Rpc<>(SERVICE, method, responses, requests, repeatable);
    }
}
