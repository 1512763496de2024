package org.flyte.devserver.exec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.flyte.devserver.store.ActionStore;
import org.flyte.devserver.store.AttemptLog;
import org.flyte.devserver.store.LogStore;
import org.flyte.devserver.store.ObjectStore;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.workflow.ErrorInfo;

/** Runs one attempt from its workspace to its result. */
final class AttemptRunner {
    private final ActionStore actions;
    private final ObjectStore objects;
    private final LogStore logs;
    private final ImageFolders images;
    private final CommandLine commandLine;
    private final LaunchEnvironment environment;
    private final AttemptSecrets secrets;
    private final PythonInstallation python;
    private final Path workspaces;
    private final RunningProcesses running;
    private final Watchdog watchdog;
    private final Consumer<String> warnings;

    AttemptRunner(ExecutorSettings settings, Stores stores, RunningProcesses running, Watchdog watchdog) {
        this.actions = stores.actions();
        this.objects = stores.objects();
        this.logs = stores.logs();
        this.images = new ImageFolders(settings.images());
        this.commandLine = new CommandLine(settings.javaHome());
        this.environment = new LaunchEnvironment(settings, System.getenv());
        this.secrets = new AttemptSecrets(System.getenv());
        this.python = new PythonInstallation(settings.python(), System.getenv());
        this.workspaces = watchdog.folder();
        this.running = running;
        this.watchdog = watchdog;
        this.warnings = settings.warnings();
    }

    /** Why the attempt failed; empty when it succeeded, or when the action was aborted meanwhile. */
    Optional<Failure> run(Attempt attempt) throws InterruptedException {
        TaskTemplate template = attempt.template();
        if (!template.hasContainer()) {
            return Optional.of(Failure.permanent(
                    "BadTaskSpecification",
                    "The development server runs only tasks with a container.",
                    ErrorInfo.Kind.KIND_USER));
        }
        actions.update(attempt.action(), record -> Transitions.phase(record, ActionPhase.ACTION_PHASE_INITIALIZING));
        try {
            if (PythonTask.is(template.getContainer())) {
                return runPython(attempt);
            }
            Path image = images.find(template.getContainer().getImage());
            try (Workspace workspace = Workspace.create(workspaces, attempt.podName(), image)) {
                return launch(attempt, workspace, commandLine(attempt, workspace), variables(attempt, workspace));
            }
        } catch (PythonInstallation.MissingPythonException e) {
            return Optional.of(Failure.permanent(
                    "|ImagePullBackOff", "|ImagePullBackOff: " + e.getMessage(), ErrorInfo.Kind.KIND_USER));
        } catch (ImageFolders.UnresolvedImageException e) {
            return Optional.of(e.failure());
        } catch (AttemptSecrets.MissingSecretException e) {
            return Optional.of(e.failure());
        } catch (UnknownInputException e) {
            return Optional.of(Failure.permanent(
                    "BadTaskSpecification", "BadTaskSpecification: " + e.getMessage(), ErrorInfo.Kind.KIND_USER));
        } catch (IOException e) {
            return Optional.of(Failure.user("Error", "the attempt could not be run: " + e.getMessage()));
        }
    }

    private Optional<Failure> runPython(Attempt attempt)
            throws IOException, InterruptedException, PythonInstallation.MissingPythonException,
                    AttemptSecrets.MissingSecretException {
        Path interpreter = python.interpreter();
        try (Workspace workspace = Workspace.empty(workspaces, attempt.podName())) {
            return launch(
                    attempt,
                    workspace,
                    PythonTask.commandLine(interpreter, commandLine(attempt, workspace)),
                    PythonTask.environment(interpreter, variables(attempt, workspace)));
        }
    }

    private Map<String, String> variables(Attempt attempt, Workspace workspace)
            throws IOException, AttemptSecrets.MissingSecretException {
        return environment.of(attempt, secrets.of(attempt.template(), workspace.directory()));
    }

    private List<String> commandLine(Attempt attempt, Workspace workspace) throws IOException {
        Inputs inputs = Inputs.parseFrom(objects.read(attempt.inputFile()).orElse(new byte[0]));
        return commandLine.of(
                attempt.template().getContainer(), workspace.flyte(), new TemplateVariables(attempt, inputs));
    }

    private Optional<Failure> launch(
            Attempt attempt, Workspace workspace, List<String> command, Map<String, String> variables)
            throws IOException, InterruptedException {
        if (command.isEmpty()) {
            return Optional.of(Failure.permanent(
                    "BadTaskSpecification",
                    "The container has no command, and the development server knows no image's own.",
                    ErrorInfo.Kind.KIND_USER));
        }
        objects.createFolder(attempt.output().uri());
        try (AttemptLog log = logs.start(attempt.action(), attempt.number())) {
            watchdog.watch();
            RunningProcess process = RunningProcess.start(command, variables, workspace.directory(), log);
            Leftovers.note(workspace.directory(), process.handle(), warnings);
            return result(attempt, process, log);
        }
    }

    private Optional<Failure> result(Attempt attempt, RunningProcess process, AttemptLog log)
            throws IOException, InterruptedException {
        int exitCode;
        try (RunningProcesses.Registration registration = running.register(attempt.action(), process)) {
            actions.update(attempt.action(), record -> Transitions.phase(record, ActionPhase.ACTION_PHASE_RUNNING));
            registration.stopIf(isOver(attempt));
            exitCode = process.await();
        }
        if (isOver(attempt)) {
            return Optional.empty();
        }
        return new ResultReader(objects, warning -> warn(attempt, log, warning))
                .read(attempt, exitCode, process.tail());
    }

    private boolean isOver(Attempt attempt) {
        return actions.find(attempt.action()).map(Transitions::isTerminal).orElse(true);
    }

    private void warn(Attempt attempt, AttemptLog log, String warning) {
        warnings.accept(attempt.podName() + ": " + warning);
        try {
            log.addOwn("[flyte] " + warning);
        } catch (IOException e) {
            warnings.accept(attempt.podName() + ": its log cannot be written: " + e.getMessage());
        }
    }
}
