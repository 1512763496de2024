package org.flyte.devserver.store;

import org.flyte.idl.common.RunIdentifier;

/** Which run; the organization is accepted everywhere and kept nowhere. */
public record RunKey(String project, String domain, String name) {
    /** The name of every run's root action. */
    public static final String ROOT_ACTION = "a0";

    public static RunKey of(RunIdentifier id) {
        return new RunKey(id.getProject(), id.getDomain(), id.getName());
    }

    public ActionKey root() {
        return new ActionKey(this, ROOT_ACTION);
    }

    public RunIdentifier toId() {
        return RunIdentifier.newBuilder()
                .setProject(project)
                .setDomain(domain)
                .setName(name)
                .build();
    }

    /** {@code project/domain/run}, the run's place below any folder. */
    public String path() {
        return project + "/" + domain + "/" + name;
    }
}
