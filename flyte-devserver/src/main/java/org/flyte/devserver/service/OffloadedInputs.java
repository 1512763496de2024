package org.flyte.devserver.service;

import java.io.IOException;
import org.flyte.client.OffloadedHash;
import org.flyte.devserver.http.ConnectRoutes;
import org.flyte.devserver.http.RpcFailure;
import org.flyte.devserver.store.Digests;
import org.flyte.devserver.store.ObjectStore;
import org.flyte.devserver.store.ProjectStore;
import org.flyte.idl.common.ProjectIdentifier;
import org.flyte.idl.dataproxy.UploadInputsRequest;
import org.flyte.idl.dataproxy.UploadInputsResponse;
import org.flyte.idl.task.TaskSpec;
import org.flyte.wire.connect.DataProxyRpcs;

/** The part of DataProxyService that stores a run's inputs before the run exists. */
public final class OffloadedInputs {
    private final ProjectStore projects;
    private final TaskLookup tasks;
    private final ObjectStore objects;

    OffloadedInputs(ProjectStore projects, TaskLookup tasks, ObjectStore objects) {
        this.projects = projects;
        this.tasks = tasks;
        this.objects = objects;
    }

    ConnectRoutes addTo(ConnectRoutes routes) {
        return routes.unary(DataProxyRpcs.UPLOAD_INPUTS, (request, host) -> upload(request));
    }

    /** The folder is named by all inputs; the hash leaves out those that the task's cache ignores. */
    private UploadInputsResponse upload(UploadInputsRequest request) throws IOException {
        ProjectIdentifier project = project(request);
        if (projects.find(project.getName()).isEmpty()) {
            throw RpcFailure.notFound("project not found: " + project.getName());
        }
        TaskSpec spec = spec(request);
        byte[] content = Digests.canonical(request.getInputs());
        String folder = BaseFolder.of("base_dir", request.getBaseDir(), objects.base() + "/uploads") + "/"
                + project.getName() + "/"
                + Names.requireLabelValue("domain", project.getDomain()) + "/offloaded-inputs/"
                + Digests.sha256Hex(content);
        objects.write(folder + "/inputs.pb", request.getInputs().toByteArray());
        UploadInputsResponse.Builder response = UploadInputsResponse.newBuilder();
        response.getOffloadedInputDataBuilder()
                .setUri(folder)
                .setInputsHash(OffloadedHash.of(request.getInputs(), spec));
        return response.build();
    }

    private static ProjectIdentifier project(UploadInputsRequest request) {
        return switch (request.getIdCase()) {
            case RUN_ID ->
                ProjectIdentifier.newBuilder()
                        .setName(request.getRunId().getProject())
                        .setDomain(request.getRunId().getDomain())
                        .build();
            case PROJECT_ID -> request.getProjectId();
            case ID_NOT_SET -> throw RpcFailure.invalid("the request names neither a run nor a project");
        };
    }

    private TaskSpec spec(UploadInputsRequest request) {
        return switch (request.getTaskCase()) {
            case TASK_ID -> tasks.deployed(request.getTaskId());
            case TASK_SPEC -> request.getTaskSpec();
            case TRIGGER_NAME -> tasks.started(tasks.trigger(request.getTriggerName()));
            case TASK_NOT_SET -> throw TaskLookup.noTask();
        };
    }
}
