package org.flyte.devserver.service;

import org.flyte.devserver.http.ConnectRoutes;
import org.flyte.devserver.http.RpcFailure;
import org.flyte.idl.auth.GetPublicClientConfigResponse;
import org.flyte.idl.cluster.SelectClusterResponse;
import org.flyte.wire.connect.AuthRpcs;
import org.flyte.wire.connect.ClusterRpcs;
import org.flyte.wire.connect.RpcCode;

/** How a client gets in: AuthMetadataService, which asks for nothing, and ClusterService, which knows one cluster. */
public final class Access {
    private Access() {}

    public static ConnectRoutes addTo(ConnectRoutes routes) {
        return routes.unary(AuthRpcs.GET_OAUTH2_METADATA, (request, host) -> {
                    throw new RpcFailure(RpcCode.UNIMPLEMENTED, "no authorization server is configured");
                })
                .unary(AuthRpcs.GET_PUBLIC_CLIENT_CONFIG, (request, host) -> GetPublicClientConfigResponse.newBuilder()
                        .setAuthorizationMetadataKey("authorization")
                        .setDataplaneDomain("http://" + host)
                        .build())
                .unary(ClusterRpcs.SELECT_CLUSTER, (request, host) -> SelectClusterResponse.newBuilder()
                        .setClusterEndpoint("http://" + host)
                        .build());
    }
}
