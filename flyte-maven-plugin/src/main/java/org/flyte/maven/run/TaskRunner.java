package org.flyte.maven.run;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.flyte.client.DataUpload;
import org.flyte.client.InputUpload;
import org.flyte.client.Phases;
import org.flyte.client.RunFollower;
import org.flyte.client.RunTimeoutException;
import org.flyte.client.StoredObjects;
import org.flyte.client.UploadException;
import org.flyte.client.value.LocalFiles;
import org.flyte.client.value.Surroundings;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.common.RunIdentifier;
import org.flyte.idl.specs.Entry;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.RunSpec;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.CreateRunRequest;
import org.flyte.idl.workflow.RunSource;
import org.flyte.maven.config.RunSettings;
import org.flyte.maven.config.Target;
import org.flyte.maven.deploy.Backend;
import org.flyte.maven.deploy.BackendProblems;
import org.flyte.maven.deploy.Placement;
import org.flyte.maven.deploy.Placing;
import org.flyte.maven.deploy.Prepared;
import org.flyte.maven.deploy.Publisher;
import org.flyte.maven.deploy.Stopwatch;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.Console;
import org.flyte.maven.report.RunRecord;
import org.flyte.wire.connect.RpcException;
import org.flyte.wire.spec.SpecCompletion;
import org.jspecify.annotations.Nullable;

/** Runs one task of the source without registering it, and waits for its end. */
public final class TaskRunner {
    private static final String ROOT_ACTION = "a0";

    private final Publisher publisher;
    private final Path directory;
    private final Map<String, String> environment;
    private final Console console;

    /**
     * Makes a runner for one project.
     *
     * @param directory what relative files of inputs are relative to
     * @param environment where keys of the store of tasks may be, for values that only lie there
     */
    public TaskRunner(Publisher publisher, Path directory, Map<String, String> environment, Console console) {
        this.publisher = publisher;
        this.directory = directory;
        this.environment = environment;
        this.console = console;
    }

    /**
     * What to run, checked before anything is built or sent.
     *
     * @param now what inputs take for the present
     * @param namesFiles whether inputs name files of this machine, which are uploaded when the run is made
     */
    public record Request(Entry entry, Inputs inputs, Instant now, boolean namesFiles) {}

    /**
     * Finds the task and reads its inputs.
     *
     * @throws ProblemException when the task or an input is not what the source declares
     */
    public Request request(Prepared prepared) {
        RunSettings settings = prepared.model().run();
        Entry entry = TaskChoice.of(prepared.own(), settings.task());
        Instant now = Instant.now();
        InputFiles files = InputFiles.lookedFor(directory);
        Inputs inputs = InputReader.read(
                entry, ranges(entry, prepared), settings, directory, new Surroundings(Optional.of(now), files));
        return new Request(entry, inputs, now, files.areNamed());
    }

    /**
     * Makes the run and follows it to its end.
     *
     * @throws ProblemException when the run cannot be made or does not end in time; a failed task is in the record
     */
    public RunRecord run(Request request, Prepared prepared, Backend backend) {
        Stopwatch stopwatch = new Stopwatch();
        try {
            Placement placement = new Placing(publisher, stopwatch).place(prepared, backend);
            TaskSpec spec = SpecCompletion.complete(request.entry().getSpec(), placement.deployment());
            Inputs inputs = inputs(request, prepared, backend);
            RunIdentifier run = create(prepared, spec, request, inputs, backend);
            stopwatch.lap("created");
            String url = backend.endpoint().runUrl(run.getProject(), run.getDomain(), run.getName());
            console.info("flyte: run " + run.getName() + " of "
                    + spec.getTaskTemplate().getId().getName() + "  " + url);
            ActionDetails details = follow(run, prepared.model().run().timeout(), backend);
            stopwatch.lap("run");
            new ReportPlace(backend.client(), console).print(details);
            return record(run, url, details, backend, stopwatch.total());
        } catch (RpcException e) {
            throw BackendProblems.of(e);
        }
    }

    private static InputRanges ranges(Entry entry, Prepared prepared) {
        return InputRanges.of(entry.getSpec().getTaskTemplate().getId().getName(), prepared.tasks());
    }

    /** The inputs, with the addresses of the files that they name in the backend's store. */
    private Inputs inputs(Request request, Prepared prepared, Backend backend) {
        if (!request.namesFiles()) {
            return request.inputs();
        }
        Target target = prepared.model().target();
        DataUpload upload = new DataUpload(backend.client(), target.org(), target.project(), target.domain());
        LocalFiles files = InputFiles.uploaded(directory, upload, sharesFiles(backend));
        try {
            return InputReader.read(
                    request.entry(),
                    ranges(request.entry(), prepared),
                    prepared.model().run(),
                    directory,
                    new Surroundings(Optional.of(request.now()), files));
        } catch (UploadException e) {
            throw new ProblemException(
                    new Problem(
                            RunCode.INPUT_UPLOAD,
                            "a file that is given as an input cannot be uploaded: " + e.getMessage(),
                            "-Dflyte.inputs",
                            "make the file readable and the store reachable, or give the URI of a file that is there"),
                    e);
        }
    }

    private static RunIdentifier create(
            Prepared prepared, TaskSpec spec, Request request, Inputs inputs, Backend backend) {
        Target target = prepared.model().target();
        String wanted = prepared.model().run().name();
        RunIdentifier run = RunIdentifier.newBuilder()
                .setOrg(target.org())
                .setProject(target.project())
                .setDomain(target.domain())
                .setName(wanted == null ? RunNames.random() : wanted)
                .build();
        // The server answers a second request of the same name with the first run, so it has to be looked for.
        if (wanted != null && backend.client().findRun(run).isPresent()) {
            throw new ProblemException(new Problem(
                    RunCode.RUN_EXISTS,
                    "there is a run " + wanted + " already",
                    "-Dflyte.run.name",
                    "choose another name, or leave it out"));
        }
        CreateRunRequest.Builder created =
                CreateRunRequest.newBuilder().setRunId(run).setTaskSpec(spec).setSource(RunSource.RUN_SOURCE_CLI);
        new CachedInputs(new InputUpload(backend.client().dataPlane(), target.org(), target.project(), target.domain()))
                .addTo(created, spec, inputs);
        String queue = request.entry().getQueue();
        if (!queue.isEmpty()) {
            created.setRunSpec(RunSpec.newBuilder().setQueue(queue));
        }
        backend.client().createRun(created.build());
        return run;
    }

    private ActionDetails follow(RunIdentifier run, Duration timeout, Backend backend) {
        try {
            return new RunFollower(backend.client()).follow(run, new ConsoleListener(console), timeout);
        } catch (RunTimeoutException e) {
            throw new ProblemException(
                    new Problem(
                            RunCode.STILL_RUNNING,
                            String.valueOf(e.getMessage()),
                            "-Dflyte.run.timeout",
                            "wait longer; a cluster and flyte:dev go on with the run, a backend that this build started ends it"),
                    e);
        }
    }

    private RunRecord record(
            RunIdentifier run, String url, ActionDetails details, Backend backend, Map<String, Long> timings) {
        JsonObject outputs = new JsonObject();
        if (Phases.isSuccess(details.getStatus().getPhase())) {
            ActionIdentifier root = ActionIdentifier.newBuilder()
                    .setRun(run)
                    .setName(ROOT_ACTION)
                    .build();
            outputs = new OutputValues(new StoredObjects(environment, sharesFiles(backend)), console)
                    .of(
                            backend.client().actionData(root).getOutputs(),
                            details.getTask().getTaskTemplate().getInterface());
        }
        return new RunRecord(
                RunRecord.SCHEMA,
                run.getName(),
                url,
                Phases.name(details.getStatus().getPhase()),
                outputs,
                error(details),
                Math.max(1, details.getStatus().getAttempts()),
                timings);
    }

    /** Whether tasks run on this machine, with its files. */
    private static boolean sharesFiles(Backend backend) {
        return backend.embeddedData() != null;
    }

    private static RunRecord.@Nullable ErrorRecord error(ActionDetails details) {
        if (details.hasErrorInfo()) {
            return TaskError.of(details.getErrorInfo());
        }
        return details.hasAbortInfo()
                ? new RunRecord.ErrorRecord("", details.getAbortInfo().getReason(), "USER")
                : null;
    }
}
