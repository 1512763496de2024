package org.flyte.client;

import java.time.Duration;
import org.flyte.idl.cluster.SelectClusterRequest.Operation;
import org.flyte.idl.common.OffloadedInputData;
import org.flyte.idl.common.ProjectIdentifier;
import org.flyte.idl.dataproxy.UploadInputsRequest;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.TaskSpec;
import org.flyte.wire.connect.DataProxyRpcs;

/** Stores inputs at the backend, before there is a run of them. */
public record InputUpload(DataPlane dataPlane, String org, String project, String domain) {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /**
     * Stores the inputs of a trigger.
     *
     * @param task tells which inputs the task's cache ignores
     * @throws org.flyte.wire.connect.RpcException {@code UNIMPLEMENTED} where the backend stores none
     */
    public OffloadedInputData ofTrigger(Inputs inputs, TaskSpec task) {
        return upload(Operation.OPERATION_UPLOAD_TRIGGER, inputs, task);
    }

    /**
     * Stores the inputs of a run.
     *
     * @param inputs with the task's defaults, which no backend fills in here
     * @param task tells which inputs the task's cache ignores
     * @throws org.flyte.wire.connect.RpcException {@code UNIMPLEMENTED} where the backend stores none
     */
    public OffloadedInputData ofRun(Inputs inputs, TaskSpec task) {
        return upload(Operation.OPERATION_UPLOAD_INPUTS, inputs, task);
    }

    private OffloadedInputData upload(Operation operation, Inputs inputs, TaskSpec task) {
        UploadInputsRequest request = UploadInputsRequest.newBuilder()
                .setProjectId(ProjectIdentifier.newBuilder()
                        .setOrganization(org)
                        .setName(project)
                        .setDomain(domain))
                .setTaskSpec(task)
                .setInputs(inputs)
                .build();
        return dataPlane
                .ofProject(operation, org, project, domain)
                .unary(DataProxyRpcs.UPLOAD_INPUTS, request, DEADLINE)
                .getOffloadedInputData();
    }
}
