package org.flyte.runtime.actions;

/** Opens the way to children. */
public final class ActionsClient {
    private ActionsClient() {}

    /** Returns at once; the backend is spoken to when the first child starts. */
    public static Children open(ActionsSettings settings) {
        return new ParentChildren(settings);
    }
}
