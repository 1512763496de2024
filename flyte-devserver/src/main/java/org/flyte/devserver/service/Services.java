package org.flyte.devserver.service;

import java.util.function.Consumer;
import org.flyte.devserver.exec.ActionExecutor;
import org.flyte.devserver.exec.Stores;
import org.flyte.devserver.http.ConnectRoutes;
import org.flyte.devserver.http.Routes;
import org.flyte.devserver.http.SignedFiles;
import org.flyte.devserver.http.SignedUrls;
import org.flyte.devserver.store.ProjectStore;
import org.flyte.devserver.store.TaskStore;
import org.flyte.devserver.store.TriggerStore;

/** Puts all services at their paths. */
public final class Services {
    private final ProjectStore projects;
    private final TaskStore tasks;
    private final TriggerStore triggers;
    private final Stores stores;
    private final ActionExecutor executor;
    private final Consumer<String> warnings;

    public Services(
            ProjectStore projects,
            TaskStore tasks,
            TriggerStore triggers,
            Stores stores,
            ActionExecutor executor,
            Consumer<String> warnings) {
        this.projects = projects;
        this.tasks = tasks;
        this.triggers = triggers;
        this.stores = stores;
        this.executor = executor;
        this.warnings = warnings;
    }

    /**
     * Adds every path.
     *
     * @param authority {@code host:port} of this server, for the URLs that it signs
     */
    public void addTo(Routes routes, String authority) {
        ConnectRoutes connect = new ConnectRoutes(routes, warnings);
        SignedUrls urls = new SignedUrls(authority);
        SignedFiles files = new SignedFiles(urls, stores.objects().root());
        TaskLookup taskLookup = new TaskLookup(tasks, triggers);
        ActionLookup actionLookup = new ActionLookup(stores.actions());
        RunFactory runs = new RunFactory(taskLookup, stores.objects());

        files.addTo(routes);
        Access.addTo(connect);
        new Projects(projects).addTo(connect);
        Triggers triggerService = new Triggers(triggers, tasks);
        new Tasks(tasks, triggerService, projects, warnings).addTo(connect);
        triggerService.addTo(connect);
        new Runs(stores.actions(), projects, runs, executor).addTo(connect);
        new Watches(stores.actions()).addTo(connect);
        new Children(stores.actions(), executor, warnings).addTo(connect);
        new ChildUpdates(stores.actions()).addTo(connect);
        new Uploads(projects, stores.objects(), files, urls).addTo(connect);
        new OffloadedInputs(projects, taskLookup, stores.objects()).addTo(connect);
        new ActionData(actionLookup, stores.objects(), stores.logs(), files, urls).addTo(connect);
    }
}
