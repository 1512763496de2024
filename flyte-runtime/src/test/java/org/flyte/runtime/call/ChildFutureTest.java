package org.flyte.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.TaskSpec;
import org.flyte.runtime.actions.ChildResult;
import org.flyte.wire.spec.TaskIdentity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChildFutureTest {
    /** A task whose value cannot be made, for a reason that is no exception. */
    private static final class Broken implements Callee {
        @Override
        public String queue() {
            throw new AssertionError();
        }

        @Override
        public TaskSpec spec() {
            return TaskSpec.getDefaultInstance();
        }

        @Override
        public TaskIdentity identity() {
            return new TaskIdentity("env.broken", "", "v1");
        }

        @Override
        public Inputs inputs(List<@Nullable Object> arguments) {
            return Inputs.getDefaultInstance();
        }

        @Override
        public @Nullable Object value(byte[] outputs) {
            throw new NoClassDefFoundError("com/acme/Row");
        }
    }

    @Test
    void aResultWhoseClassDoesNotLoadFailsTheCallInPlaceOfLeavingItWaiting() {
        CompletableFuture<ChildResult> child = new CompletableFuture<>();
        ChildFuture future = new ChildFuture(child, new Broken(), "c1");

        child.complete(new ChildResult.Succeeded(new byte[0]));

        assertThat(future).isCompletedExceptionally();
        assertThatThrownBy(future::join).hasCauseInstanceOf(NoClassDefFoundError.class);
    }
}
