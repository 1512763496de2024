package org.flyte.maven.run;

import java.util.Optional;
import org.flyte.client.InputUpload;
import org.flyte.idl.core.TaskMetadata;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.workflow.CreateRunRequest;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcException;
import org.flyte.wire.spec.InputsHash;

/**
 * The inputs of a run as they make its cache key. A backend takes the place of a file into the key of a run; where an input
 * says what its content is, that counts in its stead, as it does for children.
 */
record CachedInputs(InputUpload upload) {
    /** Puts inputs that are complete into the request. */
    void addTo(CreateRunRequest.Builder request, TaskSpec task, Inputs inputs) {
        TaskMetadata metadata = task.getTaskTemplate().getMetadata();
        Optional<String> content = metadata.getDiscoverable()
                ? InputsHash.ofContent(inputs, metadata.getCacheIgnoreInputVarsList())
                : Optional.empty();
        if (content.isEmpty() || !offloaded(request, task, inputs, content.get())) {
            request.setInputs(inputs);
        }
    }

    private boolean offloaded(CreateRunRequest.Builder request, TaskSpec task, Inputs inputs, String hash) {
        try {
            request.setOffloadedInputData(upload.ofRun(inputs, task).toBuilder().setInputsHash(hash));
            return true;
        } catch (RpcException e) {
            if (e.code() == RpcCode.UNIMPLEMENTED) {
                return false;
            }
            throw e;
        }
    }
}
