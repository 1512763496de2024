package org.flyte.maven.deploy;

import java.util.stream.Collectors;
import org.flyte.idl.project.Domain;
import org.flyte.idl.project.Project;
import org.flyte.maven.config.Target;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.wire.connect.RpcException;

/** A backend's answers in the words of a user error. */
public final class BackendProblems {
    private BackendProblems() {}

    /** The error behind a call that failed. */
    public static ProblemException of(RpcException failure) {
        String address = failure.endpoint().toString();
        String said = failure.rpcMessage().isEmpty() ? failure.code().wireName() : failure.rpcMessage();
        return ConnectionProblems.behind(failure)
                .orElseGet(() -> new ProblemException(answered(failure, address, said), failure));
    }

    private static Problem answered(RpcException failure, String address, String said) {
        return switch (failure.code()) {
            case UNAVAILABLE, DEADLINE_EXCEEDED ->
                new Problem(
                        DeployCode.UNREACHABLE,
                        "no answer from Flyte: " + said,
                        address,
                        "check the endpoint and the network, and that Flyte runs there");
            case UNIMPLEMENTED ->
                new Problem(
                        DeployCode.NOT_FLYTE,
                        "what answers there is not Flyte 2: " + said,
                        address,
                        "check the endpoint's host, port and scheme");
            case UNAUTHENTICATED, PERMISSION_DENIED ->
                new Problem(
                        DeployCode.UNAUTHENTICATED,
                        "the backend refused the caller: " + said,
                        address,
                        address.startsWith("http:")
                                ? "use an https:// or dns:/// endpoint: no credentials are sent over plain HTTP"
                                : "use credentials that may do this");
            default ->
                new Problem(
                        DeployCode.REFUSED,
                        "the backend refused " + failure.rpc().method() + ": " + said,
                        address,
                        "mend what it names and run the goal again");
        };
    }

    /**
     * Holds project and domain against what the backend has, before anything is written.
     *
     * @throws ProblemException when it lacks one of them
     * @throws RpcException when it does not answer
     */
    public static void checkPlace(Backend backend, Target target) {
        Project project = backend.client()
                .project(target.org(), target.project())
                .orElseThrow(() -> new ProblemException(new Problem(
                        DeployCode.UNKNOWN_PROJECT,
                        "there is no project " + target.project() + " at " + backend.address(),
                        "<project>",
                        "create it, or set <project> or -Dflyte.project to one that exists")));
        boolean known = project.getDomainsList().stream()
                .anyMatch(domain -> domain.getId().equals(target.domain()));
        // A backend that lists no domains leaves nothing to hold the name against.
        if (!known && project.getDomainsCount() > 0) {
            throw new ProblemException(new Problem(
                    DeployCode.UNKNOWN_DOMAIN,
                    "project " + target.project() + " has no domain " + target.domain(),
                    "<domain>",
                    "use one of "
                            + project.getDomainsList().stream()
                                    .map(Domain::getId)
                                    .collect(Collectors.joining(", "))));
        }
    }
}
