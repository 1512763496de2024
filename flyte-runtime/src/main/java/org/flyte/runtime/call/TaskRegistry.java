package org.flyte.runtime.call;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.flyte.idl.common.ListRequest;
import org.flyte.idl.common.Sort;
import org.flyte.idl.task.GetTaskDetailsRequest;
import org.flyte.idl.task.ListVersionsRequest;
import org.flyte.idl.task.ListVersionsResponse;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.task.TaskName;
import org.flyte.idl.task.TaskSpec;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcException;
import org.flyte.wire.connect.TaskRpcs;
import org.jspecify.annotations.Nullable;

/** The tasks that a backend knows. Thread-safe. */
interface TaskRegistry {
    /** The version that was registered last; null where the task is not known. */
    @Nullable
    String newest(TaskName task);

    /** The spec of a version; null where it is not known. */
    @Nullable
    TaskSpec spec(TaskIdentifier task);

    /**
     * The registry of a backend.
     *
     * @param token empty for a backend that wants none
     */
    static TaskRegistry at(URI endpoint, String token) {
        ConnectTransport.Builder transport = ConnectTransport.to(endpoint);
        if (!token.isEmpty()) {
            transport.headers(() -> Map.of("Authorization", "Bearer " + token));
        }
        return new Backend(transport.build());
    }

    /** Asks the backend's task service. */
    record Backend(ConnectTransport transport) implements TaskRegistry {
        private static final Duration DEADLINE = Duration.ofSeconds(60);

        @Override
        public @Nullable String newest(TaskName task) {
            ListVersionsRequest request = ListVersionsRequest.newBuilder()
                    .setTaskName(task)
                    .setRequest(ListRequest.newBuilder()
                            .setLimit(1)
                            .setSortBy(Sort.newBuilder().setKey("created_at").setDirection(Sort.Direction.DESCENDING)))
                    .build();
            try {
                ListVersionsResponse response = transport.unary(TaskRpcs.LIST_VERSIONS, request, DEADLINE);
                return response.getVersionsCount() == 0
                        ? null
                        : response.getVersions(0).getVersion();
            } catch (RpcException e) {
                rethrowUnlessAbsent(e);
                return null;
            }
        }

        @Override
        public @Nullable TaskSpec spec(TaskIdentifier task) {
            GetTaskDetailsRequest request =
                    GetTaskDetailsRequest.newBuilder().setTaskId(task).build();
            try {
                return transport
                        .unary(TaskRpcs.GET_TASK_DETAILS, request, DEADLINE)
                        .getDetails()
                        .getSpec();
            } catch (RpcException e) {
                rethrowUnlessAbsent(e);
                return null;
            }
        }

        private static void rethrowUnlessAbsent(RpcException e) {
            if (e.error().code() != RpcCode.NOT_FOUND) {
                throw e;
            }
        }
    }
}
