package org.flyte.client;

import java.time.Duration;
import org.flyte.idl.cluster.SelectClusterRequest.Operation;
import org.flyte.idl.common.OffloadedInputData;
import org.flyte.idl.common.ProjectIdentifier;
import org.flyte.idl.dataproxy.UploadInputsRequest;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.TaskSpec;
import org.flyte.wire.connect.DataProxyRpcs;

/** Stores the inputs of a trigger at the backend, before there is a run of them. */
public record InputUpload(DataPlane dataPlane, String org, String project, String domain) {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /**
     * Stores inputs.
     *
     * @param task tells which inputs the task's cache ignores
     * @throws org.flyte.wire.connect.RpcException {@code UNIMPLEMENTED} where the backend stores none
     */
    public OffloadedInputData upload(Inputs inputs, TaskSpec task) {
        UploadInputsRequest request = UploadInputsRequest.newBuilder()
                .setProjectId(ProjectIdentifier.newBuilder()
                        .setOrganization(org)
                        .setName(project)
                        .setDomain(domain))
                .setTaskSpec(task)
                .setInputs(inputs)
                .build();
        return dataPlane
                .ofProject(Operation.OPERATION_UPLOAD_TRIGGER, org, project, domain)
                .unary(DataProxyRpcs.UPLOAD_INPUTS, request, DEADLINE)
                .getOffloadedInputData();
    }
}
