package org.flyte.client;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.flyte.idl.cluster.SelectClusterRequest;
import org.flyte.idl.cluster.SelectClusterRequest.Operation;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.common.ProjectIdentifier;
import org.flyte.wire.connect.ClusterRpcs;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcError;
import org.flyte.wire.connect.RpcException;

/**
 * Where calls about data go: the cluster that the backend names for them, which is asked once for each, or the backend itself.
 *
 * <p>A backend behind a proxy names itself by the scheme and port that it sees, so the same host is the same place; and from
 * TLS nothing leads to plain HTTP.
 */
public final class DataPlane {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final ConnectTransport control;
    private final Function<URI, ConnectTransport> open;
    private final Map<SelectClusterRequest, ConnectTransport> chosen = new ConcurrentHashMap<>();
    private final Map<URI, ConnectTransport> clusters = new ConcurrentHashMap<>();

    /**
     * @param control speaks to the backend
     * @param open makes what speaks to a cluster
     */
    public DataPlane(ConnectTransport control, Function<URI, ConnectTransport> open) {
        this.control = control;
        this.open = open;
    }

    /**
     * What speaks to the cluster of a project.
     *
     * @throws RpcException when the backend does not say which it is, though it knows the question
     */
    public ConnectTransport ofProject(Operation operation, String org, String project, String domain) {
        return choice(SelectClusterRequest.newBuilder()
                .setOperation(operation)
                .setProjectId(ProjectIdentifier.newBuilder()
                        .setOrganization(org)
                        .setName(project)
                        .setDomain(domain))
                .build());
    }

    /**
     * What speaks to the cluster of an action.
     *
     * @throws RpcException when the backend does not say which it is, though it knows the question
     */
    public ConnectTransport ofAction(Operation operation, ActionIdentifier action) {
        return choice(SelectClusterRequest.newBuilder()
                .setOperation(operation)
                .setActionId(action)
                .build());
    }

    private ConnectTransport choice(SelectClusterRequest request) {
        ConnectTransport known = chosen.get(request);
        if (known == null) {
            known = select(request);
            chosen.put(request, known);
        }
        return known;
    }

    private ConnectTransport select(SelectClusterRequest request) {
        String answer;
        try {
            answer =
                    control.unary(ClusterRpcs.SELECT_CLUSTER, request, DEADLINE).getClusterEndpoint();
        } catch (RpcException e) {
            if (e.code() == RpcCode.UNIMPLEMENTED) {
                return control;
            }
            throw e;
        }
        if (answer.isEmpty()) {
            return control;
        }
        URI cluster = address(answer);
        return isControl(cluster) ? control : clusters.computeIfAbsent(cluster, open);
    }

    private URI address(String answer) {
        boolean secure = "https".equals(control.endpoint().getScheme());
        try {
            URI address = Endpoint.parse(answer, !secure).uri();
            return secure && address.getScheme().equals("http")
                    ? URI.create(address.toString().replaceFirst("^http:", "https:"))
                    : address;
        } catch (IllegalArgumentException e) {
            RpcError error =
                    new RpcError(RpcCode.INTERNAL, "it names the cluster '" + answer + "', which is no address");
            throw new RpcException(error, ClusterRpcs.SELECT_CLUSTER, control.endpoint(), e);
        }
    }

    private boolean isControl(URI cluster) {
        URI own = control.endpoint();
        return host(cluster).equals(host(own)) && port(cluster) == port(own);
    }

    private static String host(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT);
    }

    /** The port, -1 where it is the default of either scheme. */
    private static int port(URI address) {
        return address.getPort() == 80 || address.getPort() == 443 ? -1 : address.getPort();
    }
}
