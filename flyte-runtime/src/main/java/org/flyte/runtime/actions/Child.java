package org.flyte.runtime.actions;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.flyte.idl.task.TaskSpec;
import org.jspecify.annotations.Nullable;

/** One open child. What the ledger changes, only the ledger reads, below its lock. */
final class Child {
    /** How far the child has come on its way to the backend. */
    enum Sending {
        NOT_YET,
        UNDER_WAY,
        /** Sent, and the answer does not say whether it arrived. */
        UNCERTAIN,
        ACCEPTED
    }

    private final String name;
    private final String group;
    private final TaskSpec spec;
    private final String cacheKey;
    private final String queue;
    private final ChildFuture future;
    private final CompletableFuture<Void> aborted = new CompletableFuture<>();
    private volatile byte @Nullable [] inputs;

    // The ledger's.
    Sending sending = Sending.NOT_YET;
    long acceptedAt;
    boolean listed;
    boolean ending;
    boolean sentAgain;
    /** Somebody has given it up, so it is not sent any more. */
    boolean givenUp;

    @Nullable
    String abortWhenSent;

    long missingSince;
    int inquiries;

    // Of whoever is sending it, one at a time.
    int tries;
    int refusals;

    @Nullable
    StoreRetries inputsRetries;

    Child(ChildAction action, Consumer<Child> cancellation) {
        this.name = action.name();
        this.group = action.group();
        this.spec = action.spec();
        this.cacheKey = action.cacheKey();
        this.queue = action.queue();
        this.inputs = action.inputs();
        this.future = new ChildFuture(() -> cancellation.accept(this));
    }

    String name() {
        return name;
    }

    String group() {
        return group;
    }

    TaskSpec spec() {
        return spec;
    }

    String cacheKey() {
        return cacheKey;
    }

    String queue() {
        return queue;
    }

    ChildFuture future() {
        return future;
    }

    /** Completes when an abort that had to wait for the child's arrival is through. */
    CompletableFuture<Void> aborted() {
        return aborted;
    }

    /** Null once they are written: a thousand open children must not hold theirs. */
    byte @Nullable [] inputs() {
        return inputs;
    }

    void inputsAreWritten() {
        inputs = null;
    }

    boolean hasOutputs() {
        return spec.getTaskTemplate().getInterface().getOutputs().getVariablesCount() > 0;
    }
}
