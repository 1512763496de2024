package org.flyte.devserver.service;

import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.flyte.devserver.state.ActionRecord;
import org.flyte.devserver.store.ActionKey;
import org.flyte.devserver.store.Digests;
import org.flyte.devserver.store.ObjectStore;
import org.flyte.devserver.store.ProtoTime;
import org.flyte.devserver.store.RunKey;
import org.flyte.devserver.store.TaskKey;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.core.Identifier;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.RunSpec;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.trigger.TriggerSpec;
import org.flyte.idl.workflow.ActionMetadata;
import org.flyte.idl.workflow.ActionType;
import org.flyte.idl.workflow.CreateRunRequest;

/** Makes the root action of a run from the request for it, and puts its inputs into the store. */
final class RunFactory {
    private static final String INPUTS_FILE = "/inputs.pb";

    private final TaskLookup tasks;
    private final ObjectStore objects;

    RunFactory(TaskLookup tasks, ObjectStore objects) {
        this.tasks = tasks;
        this.objects = objects;
    }

    ActionRecord create(RunKey run, CreateRunRequest asked) throws IOException {
        CreateRunRequest request = asked.hasTriggerName() ? fired(asked) : asked;
        TaskSpec spec = spec(request);
        RunSpec runSpec = RunStart.stamp(request, spec);
        Admission.check(spec, runSpec);
        String runBase =
                BaseFolder.of("run_base_dir", runSpec.getRunBaseDir(), objects.base()) + "/" + run.path() + "/";
        ActionRecord.Builder action = ActionRecord.newBuilder()
                .setRunSpec(runSpec)
                .setRunOutputBase(runBase)
                .setInputUri(inputs(request, spec, runBase))
                .setCacheKey(cacheKey(request, spec));
        Timestamp now = ProtoTime.now();
        action.getDetailsBuilder()
                .setId(run.root().toId())
                .setMetadata(metadata(request, spec))
                .setTask(spec)
                .getStatusBuilder()
                .setPhase(ActionPhase.ACTION_PHASE_QUEUED)
                .setStartTime(now);
        return action.build();
    }

    /** With the inputs and the run spec that the trigger was deployed with; inputs that stand in the trigger itself are lost. */
    private CreateRunRequest fired(CreateRunRequest asked) {
        TriggerSpec trigger = tasks.trigger(asked.getTriggerName()).getSpec();
        CreateRunRequest.Builder request = asked.toBuilder();
        if (trigger.hasOffloadedInputData() && !asked.hasInputs() && !asked.hasOffloadedInputData()) {
            request.setOffloadedInputData(trigger.getOffloadedInputData());
        }
        if (!asked.hasRunSpec()) {
            request.setRunSpec(trigger.getRunSpec());
        }
        return request.build();
    }

    private TaskSpec spec(CreateRunRequest request) {
        return switch (request.getTaskCase()) {
            case TASK_ID -> tasks.deployed(request.getTaskId());
            case TASK_SPEC -> request.getTaskSpec();
            case TRIGGER_NAME -> tasks.started(tasks.trigger(request.getTriggerName()));
            case TASK_NOT_SET -> throw TaskLookup.noTask();
        };
    }

    /** Offloaded inputs are taken as they are: whoever uploads them fills the defaults. */
    private String inputs(CreateRunRequest request, TaskSpec spec, String runBase) throws IOException {
        if (request.hasOffloadedInputData()) {
            String folder = request.getOffloadedInputData().getUri().replaceFirst("/+$", "");
            return folder.endsWith(INPUTS_FILE) ? folder : folder + INPUTS_FILE;
        }
        String uri = runBase + "inputs" + INPUTS_FILE;
        objects.write(uri, Defaults.fill(request.getInputs(), spec).toByteArray());
        return uri;
    }

    /** For a child its parent sends this; for the root the backend works it out, by another recipe. */
    private static String cacheKey(CreateRunRequest request, TaskSpec spec) {
        TaskTemplate template = spec.getTaskTemplate();
        if (!template.getMetadata().getDiscoverable()) {
            return "";
        }
        String inputs = request.hasOffloadedInputData()
                ? request.getOffloadedInputData().getInputsHash()
                : Digests.sha256Base64(Digests.canonical(counted(request.getInputs(), template)));
        String text = inputs
                + template.getId().getName()
                + Digests.sha256Base64(Digests.canonical(template.getInterface()))
                + template.getMetadata().getDiscoveryVersion();
        return Digests.sha256Base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Inputs counted(Inputs inputs, TaskTemplate template) {
        List<String> ignored = template.getMetadata().getCacheIgnoreInputVarsList();
        return Inputs.newBuilder()
                .addAllLiterals(inputs.getLiteralsList().stream()
                        .filter(literal -> !ignored.contains(literal.getName()))
                        .toList())
                .build();
    }

    private static ActionMetadata metadata(CreateRunRequest request, TaskSpec spec) {
        Identifier id = spec.getTaskTemplate().getId();
        TaskKey task = new TaskKey(id.getProject(), id.getDomain(), id.getName(), id.getVersion());
        ActionMetadata.Builder metadata = ActionMetadata.newBuilder()
                .setActionType(ActionType.ACTION_TYPE_TASK)
                .setEnvironmentName(spec.getEnvironment().getName())
                .setFuntionName(TaskViews.functionName(id.getName(), spec))
                .setSource(request.getSource());
        metadata.getTaskBuilder()
                .setId(task.toId())
                .setTaskType(spec.getTaskTemplate().getType())
                .setShortName(spec.getShortName());
        return metadata.build();
    }

    static boolean isRoot(ActionRecord action) {
        return ActionKey.of(action).name().equals(RunKey.ROOT_ACTION);
    }
}
