package org.flyte.devserver.store;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.flyte.idl.project.Domain;
import org.flyte.idl.project.Project;

/** The projects; the first start brings {@code flytesnacks}. Each project has the same three domains. */
public final class ProjectStore {
    private static final List<Domain> DOMAINS = List.of(domain("development"), domain("production"), domain("staging"));

    private final Map<String, Project> projects = new LinkedHashMap<>();
    private final StateFolder<Project> folder;

    public ProjectStore(Path root, Consumer<String> warnings) {
        folder = new StateFolder<>(root, Project.parser(), warnings);
        folder.load().forEach(project -> projects.put(project.getId(), project));
        create(Project.newBuilder().setId("flytesnacks").setName("flytesnacks").build());
    }

    /** Adds a project; false when one of this id exists, which then stays as it is. */
    public synchronized boolean create(Project project) {
        if (projects.containsKey(project.getId())) {
            return false;
        }
        Project stored = project.toBuilder()
                .clearOrg()
                .clearDomains()
                .addAllDomains(DOMAINS)
                .build();
        folder.save(project.getId(), stored);
        projects.put(project.getId(), stored);
        return true;
    }

    public synchronized Optional<Project> find(String id) {
        return Optional.ofNullable(projects.get(id));
    }

    public synchronized List<Project> all() {
        return List.copyOf(projects.values());
    }

    private static Domain domain(String id) {
        String name = Character.toUpperCase(id.charAt(0)) + id.substring(1);
        return Domain.newBuilder().setId(id).setName(name).build();
    }
}
