package org.flyte.wire.connect;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import org.flyte.idl.cluster.SelectClusterRequest;
import org.flyte.idl.cluster.SelectClusterResponse;

/** Which cluster serves a call. */
public final class ClusterRpcs {
    public static final String SERVICE = "flyteidl2.cluster.ClusterService";

    public static final Rpc<SelectClusterRequest, SelectClusterResponse> SELECT_CLUSTER =
            rpc("SelectCluster", SelectClusterResponse.parser(), SelectClusterRequest.parser(), true);

    private ClusterRpcs() {}

    private static <Q extends MessageLite, R extends MessageLite> Rpc<Q, R> rpc(
            String method, Parser<R> responses, Parser<Q> requests, boolean repeatable) {
        return new Rpc<>(SERVICE, method, responses, requests, repeatable);
    }
}
