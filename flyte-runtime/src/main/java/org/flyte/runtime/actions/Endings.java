package org.flyte.runtime.actions;

/** Where it is told that something is over. */
interface Endings {
    /** A child is over, whatever became of it. */
    void end(Child child, ChildResult result);

    /** All children are over, and none starts any more. */
    void endAll(ChildResult result);

    /** A child arrived after somebody gave it up. */
    void abort(Child child, String reason);
}
