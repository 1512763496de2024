package org.flyte.devserver.service;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.flyte.devserver.exec.ActionExecutor;
import org.flyte.devserver.http.ConnectRoutes;
import org.flyte.devserver.http.RpcFailure;
import org.flyte.devserver.state.ActionRecord;
import org.flyte.devserver.store.ActionKey;
import org.flyte.devserver.store.ActionStore;
import org.flyte.devserver.store.ProjectStore;
import org.flyte.devserver.store.RunKey;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.workflow.AbortActionRequest;
import org.flyte.idl.workflow.AbortActionResponse;
import org.flyte.idl.workflow.AbortRunRequest;
import org.flyte.idl.workflow.AbortRunResponse;
import org.flyte.idl.workflow.CreateRunRequest;
import org.flyte.idl.workflow.CreateRunResponse;
import org.flyte.idl.workflow.GetActionDataURIsRequest;
import org.flyte.idl.workflow.GetActionDataURIsResponse;
import org.flyte.idl.workflow.GetActionDetailsResponse;
import org.flyte.idl.workflow.GetRunDetailsResponse;
import org.flyte.idl.workflow.ListActionsRequest;
import org.flyte.idl.workflow.ListActionsResponse;
import org.flyte.idl.workflow.ListRunsRequest;
import org.flyte.idl.workflow.ListRunsResponse;
import org.flyte.wire.connect.RunRpcs;

/** RunService, but for its streams. */
public final class Runs {
    private static final Listing<ActionRecord> LISTING = new Listing<>(ActionViews.FIELDS);

    private final ActionStore actions;
    private final ActionLookup lookup;
    private final ProjectStore projects;
    private final RunFactory factory;
    private final ActionExecutor executor;

    Runs(ActionStore actions, ProjectStore projects, RunFactory factory, ActionExecutor executor) {
        this.actions = actions;
        this.lookup = new ActionLookup(actions);
        this.projects = projects;
        this.factory = factory;
        this.executor = executor;
    }

    ConnectRoutes addTo(ConnectRoutes routes) {
        return routes.unary(RunRpcs.CREATE_RUN, (request, host) -> create(request))
                .unary(RunRpcs.ABORT_RUN, (request, host) -> abortRun(request))
                .unary(RunRpcs.ABORT_ACTION, (request, host) -> abortAction(request))
                .unary(RunRpcs.GET_RUN_DETAILS, (request, host) -> GetRunDetailsResponse.newBuilder()
                        .setDetails(ActionViews.runDetails(lookup.root(request.getRunId())))
                        .build())
                .unary(RunRpcs.GET_ACTION_DETAILS, (request, host) -> GetActionDetailsResponse.newBuilder()
                        .setDetails(lookup.action(request.getActionId()).getDetails())
                        .build())
                .unary(RunRpcs.LIST_RUNS, (request, host) -> listRuns(request))
                .unary(RunRpcs.LIST_ACTIONS, (request, host) -> listActions(request))
                .unary(RunRpcs.GET_ACTION_DATA_URIS, (request, host) -> dataUris(request));
    }

    /** A name that is taken answers with the run that has it; the inputs of the second call are lost. */
    private CreateRunResponse create(CreateRunRequest request) throws IOException {
        RunKey run = key(request);
        if (projects.find(run.project()).isEmpty()) {
            throw RpcFailure.notFound("project not found: " + run.project());
        }
        Names.requireLabelValue("domain", run.domain());
        Optional<ActionRecord> existing = actions.find(run.root());
        if (existing.isEmpty()) {
            ActionRecord root = factory.create(run, request);
            existing = actions.insert(root);
            if (existing.isEmpty()) {
                executor.submit(root);
                existing = Optional.of(root);
            }
        }
        return CreateRunResponse.newBuilder()
                .setRun(ActionViews.run(existing.get()))
                .build();
    }

    private static RunKey key(CreateRunRequest request) {
        return switch (request.getIdCase()) {
            case RUN_ID -> {
                Names.requireRunName(request.getRunId().getName());
                yield RunKey.of(request.getRunId());
            }
            case PROJECT_ID ->
                new RunKey(
                        request.getProjectId().getName(), request.getProjectId().getDomain(), Names.generatedRunName());
            case ID_NOT_SET -> throw RpcFailure.invalid("the request names neither a run nor a project");
        };
    }

    private AbortRunResponse abortRun(AbortRunRequest request) {
        ActionKey root = RunKey.of(request.getRunId()).root();
        if (!executor.abort(root, request.getReason())) {
            throw RpcFailure.notFound("run not found: " + root.run().path());
        }
        return AbortRunResponse.getDefaultInstance();
    }

    private AbortActionResponse abortAction(AbortActionRequest request) {
        ActionKey action = ActionKey.of(request.getActionId());
        if (!executor.abort(action, request.getReason())) {
            throw RpcFailure.notFound("action not found: " + action.path());
        }
        return AbortActionResponse.getDefaultInstance();
    }

    private ListRunsResponse listRuns(ListRunsRequest request) {
        Predicate<ActionRecord> scope = scope(request);
        Listing.Page<ActionRecord> page = LISTING.page(
                request.getRequest(), actions.select(action -> RunFactory.isRoot(action) && scope.test(action)));
        ListRunsResponse.Builder response = ListRunsResponse.newBuilder().setToken(page.token());
        page.rows().forEach(root -> response.addRuns(ActionViews.run(root)));
        return response.build();
    }

    private static Predicate<ActionRecord> scope(ListRunsRequest request) {
        return action -> {
            RunKey run = ActionKey.of(action).run();
            TaskIdentifier task = action.getDetails().getMetadata().getTask().getId();
            return switch (request.getScopeByCase()) {
                case PROJECT_ID ->
                    run.project().equals(request.getProjectId().getName())
                            && run.domain().equals(request.getProjectId().getDomain());
                case TASK_NAME ->
                    task.getProject().equals(request.getTaskName().getProject())
                            && task.getDomain().equals(request.getTaskName().getDomain())
                            && task.getName().equals(request.getTaskName().getName());
                case TASK_ID ->
                    task.equals(request.getTaskId().toBuilder().clearOrg().build());
                case ORG, SCOPEBY_NOT_SET -> true;
            };
        };
    }

    private ListActionsResponse listActions(ListActionsRequest request) {
        List<ActionRecord> all = lookup.all(RunKey.of(request.getRunId()));
        Listing.Page<ActionRecord> page = LISTING.page(request.getRequest(), all);
        ListActionsResponse.Builder response = ListActionsResponse.newBuilder().setToken(page.token());
        page.rows().forEach(action -> response.addActions(ActionViews.action(action)));
        return response.build();
    }

    private GetActionDataURIsResponse dataUris(GetActionDataURIsRequest request) {
        ActionRecord action = lookup.action(request.getActionId());
        return GetActionDataURIsResponse.newBuilder()
                .setInputsUri(action.getInputUri())
                .setOutputsUri(ActionLookup.outputsUri(action))
                .build();
    }
}
