package org.flyte.runtime.actions;

import org.flyte.runtime.actions.ChildResult.Failed;
import org.flyte.runtime.actions.ChildResult.Kind;
import org.flyte.runtime.actions.ChildResult.Phase;
import org.flyte.wire.connect.RpcException;

/** What a parent hears when a child fails for a reason that is not the child's. */
final class Failures {
    static final String ABORTED = "ABORTED";

    private Failures() {}

    static Failed invalid(ChildAction child, String problem) {
        return new Failed(
                Phase.FAILED,
                "InvalidChildAction",
                "The action " + child.name() + " for "
                        + child.spec().getTaskTemplate().getId().getName() + " cannot be started: " + problem + ".",
                Kind.USER);
    }

    static Failed inputsNotWritten(Child child, String uri, Throwable cause) {
        return system(
                "InputsUnwritable", "The inputs of the action " + child.name() + " cannot be written to " + uri, cause);
    }

    static Failed refused(Child child, int tries, RpcException last) {
        return system(
                "EnqueueRejected",
                "The backend does not start the action " + child.name()
                        + (tries > 1 ? ", asked " + tries + " times" : ""),
                last);
    }

    static Failed runAborted(RpcException answer) {
        return new Failed(Phase.ABORTED, ABORTED, "The run was aborted: " + answer.rpcMessage(), Kind.SYSTEM);
    }

    static Failed parentFailed(String reason) {
        return new Failed(Phase.ABORTED, ABORTED, "The calling action ended: " + reason, Kind.USER);
    }

    static Failed unwatched(int tries, RpcException last) {
        return system(
                "BackendUnreachable",
                "What became of the children cannot be learned from the backend, asked " + tries + " times in a row",
                last);
    }

    static Failed lost(Child child) {
        return new Failed(
                Phase.FAILED,
                "ChildLost",
                "The backend took the action " + child.name() + " twice and lists it no more, so its end is unknown.",
                Kind.SYSTEM);
    }

    static Failed outputsUnreadable(String name, String uri, Throwable cause) {
        return system("OutputsUnreadable", "The outputs of the action " + name + " cannot be read from " + uri, cause);
    }

    static Failed noOutputsUri(String name) {
        return new Failed(
                Phase.FAILED,
                "OutputsUnreadable",
                "The action " + name + " succeeded, but the backend does not say where its outputs are.",
                Kind.SYSTEM);
    }

    static Failed outputsTooLarge(String name, String uri, int limit) {
        return new Failed(
                Phase.FAILED,
                "OutputsTooLarge",
                "The outputs of the action " + name + " are more than the " + limit
                        + " bytes that Flyte passes by value; return a FlyteFile instead: " + uri,
                Kind.USER);
    }

    static Failed bug(Child child, Throwable cause) {
        return system("InternalError", "The action " + child.name() + " cannot be followed", cause);
    }

    private static Failed system(String code, String what, Throwable cause) {
        String reason = cause instanceof RpcException rpc
                ? rpc.getMessage()
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return new Failed(Phase.FAILED, code, what + ". Last: " + reason, Kind.SYSTEM);
    }
}
