package org.flyte.wire.connect;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import org.flyte.idl.actions.AbortRequest;
import org.flyte.idl.actions.AbortResponse;
import org.flyte.idl.actions.EnqueueRequest;
import org.flyte.idl.actions.EnqueueResponse;
import org.flyte.idl.actions.UpdateRequest;
import org.flyte.idl.actions.UpdateResponse;
import org.flyte.idl.actions.WatchForUpdatesRequest;
import org.flyte.idl.actions.WatchForUpdatesResponse;

/** Children of a running action. */
public final class ActionsRpcs {
    public static final String SERVICE = "flyteidl2.actions.ActionsService";

    /** Not repeated by the transport: what a duplicate means, its caller has to judge. */
    public static final Rpc<EnqueueRequest, EnqueueResponse> ENQUEUE =
            rpc("Enqueue", EnqueueResponse.parser(), EnqueueRequest.parser(), false);

    /** Server streaming. */
    public static final Rpc<WatchForUpdatesRequest, WatchForUpdatesResponse> WATCH_FOR_UPDATES =
            rpc("WatchForUpdates", WatchForUpdatesResponse.parser(), WatchForUpdatesRequest.parser(), true);

    public static final Rpc<UpdateRequest, UpdateResponse> UPDATE =
            rpc("Update", UpdateResponse.parser(), UpdateRequest.parser(), true);

    public static final Rpc<AbortRequest, AbortResponse> ABORT =
            rpc("Abort", AbortResponse.parser(), AbortRequest.parser(), true);

    private ActionsRpcs() {}

    private static <Q extends MessageLite, R extends MessageLite> Rpc<Q, R> rpc(
            String method, Parser<R> responses, Parser<Q> requests, boolean repeatable) {
        return new Rpc<>(SERVICE, method, responses, requests, repeatable);
    }
}
