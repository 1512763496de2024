package org.flyte.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.Hello;
import com.acme.Steps;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.flyte.idl.core.Identifier;
import org.flyte.idl.core.KeyValuePair;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.TaskSpec;
import org.flyte.runtime.actions.ChildAction;
import org.flyte.runtime.actions.ChildResult;
import org.flyte.task.Flyte;
import org.flyte.task.TaskContext;
import org.flyte.task.TaskFailedException;
import org.flyte.task.TaskFailedException.Kind;
import org.flyte.task.spi.ActionRuntime;
import org.flyte.task.spi.Dispatch;
import org.flyte.task.spi.TaskCall;
import org.flyte.wire.spec.ContainerArguments;
import org.flyte.wire.spec.ContainerArguments.Option;
import org.flyte.wire.spec.InputsHash;
import org.flyte.wire.spec.SpecCompletion;
import org.flyte.wire.spec.TaskIdentity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Plain calls of woven tasks in an action, with children that run in this process. */
@Timeout(60)
class ChildCallsTest {
    private static final TaskRegistry NO_REGISTRY = new FakeRegistry();

    private InMemoryChildren children = new InMemoryChildren(Deployed.steps(), true);

    @AfterEach
    void leave() {
        Dispatch.install(null);
        children.close();
    }

    @Test
    void aPlainCallIsAChildThatRunsTheBody() {
        enter(true);
        assertThat(Steps.twice(4)).isEqualTo(8);
        assertThat(children.started).hasSize(1);
    }

    @Test
    void eachLevelOfARecursionIsAnAction() {
        enter(true);
        assertThat(Steps.sum(3)).isEqualTo(6);
        assertThat(children.started).hasSize(4);
    }

    @Test
    void aParallelStreamMakesAChildOfEachCall() {
        enter(true);
        assertThat(Steps.fanOut(20)).isEqualTo(380);
        assertThat(names()).hasSize(21);
    }

    @Test
    void valuesOfEveryKindTravel() {
        enter(true);
        assertThat(Steps.mean(Map.of("a", List.of(1L, 2L)))).isEqualTo(Map.of("a", 1.5));
        assertThat(Steps.later("x").join()).isEqualTo("x!");
        Steps.nothing();
        assertThat(Flyte.map(Steps::twice, List.of(3L, 1L, 2L))).containsExactly(6L, 2L, 4L);
    }

    @Test
    void aChildGoesToItsTasksQueue() {
        enter(true);
        Steps.twice(4);
        assertThat(children.started.get(0).queue()).isEqualTo("queue-of-twice");
    }

    @Test
    void theSpecIsTheRegisteredOneInEveryCopyStyle() {
        for (boolean bundled : new boolean[] {true, false}) {
            children.started.clear();
            enter(bundled);
            Steps.twice(1);
            TaskSpec registered = SpecCompletion.complete(
                    Deployed.spec("twice"), Deployed.parent(bundled).deployment());
            assertThat(children.started.get(0).spec().toByteArray()).isEqualTo(registered.toByteArray());
            assertThat(registered.getTaskTemplate().getId())
                    .isEqualTo(Identifier.newBuilder()
                            .setResourceTypeValue(1)
                            .setOrg("o")
                            .setProject("p")
                            .setDomain("d")
                            .setName("env.twice")
                            .setVersion("v7")
                            .build());
            assertThat(registered.getTaskTemplate().getContainer().getImage()).isEqualTo("registry/image@sha256:1");
            ContainerArguments arguments = ContainerArguments.parse(
                    registered.getTaskTemplate().getContainer().getArgsList());
            assertThat(arguments.options().containsKey(Option.TGZ)).isEqualTo(bundled);
        }
    }

    @Test
    void equalCallsAreCountedAndAnotherAttemptMakesTheSameNames() throws Exception {
        List<List<String>> attempts = List.of(calls(), calls());
        assertThat(attempts.get(0)).isEqualTo(attempts.get(1)).doesNotHaveDuplicates();
    }

    private List<String> calls() {
        children.started.clear();
        enter(true);
        Steps.twice(1);
        Steps.twice(1);
        Steps.twice(2);
        Flyte.group("g", () -> Steps.twice(1));
        return children.started.stream().map(ChildAction::name).toList();
    }

    @Test
    void namesAndCacheKeysAreThoseOfThePythonSdk() throws Exception {
        enter(true);
        Flyte.group("g", () -> Steps.twice(1));
        ChildAction child = children.started.get(0);
        TaskIdentity identity = TaskIdentity.of(child.spec().getTaskTemplate());
        String hash = InputsHash.of(Inputs.parseFrom(child.inputs()), List.of());
        assertThat(child.name()).isEqualTo(identity.actionName("a0", hash, 1, "g"));
        assertThat(child.cacheKey()).isEqualTo(identity.cacheKey(hash));
        assertThat(child.group()).isEqualTo("g");
    }

    @Test
    void theGroupOfAMapHasTheTasksName() {
        enter(true);
        Flyte.group("around", () -> Flyte.map(Steps::twice, List.of(1L)));
        assertThat(children.started.get(0).group()).isEqualTo("env.twice_map");
    }

    @Test
    void whatWasSentWithTheRunTravelsWithTheInputs() throws Exception {
        enter(true);
        Steps.nothing();
        assertThat(Inputs.parseFrom(children.started.get(0).inputs()).getContextList())
                .containsExactly(
                        KeyValuePair.newBuilder().setKey("a").setValue("b").build(),
                        KeyValuePair.newBuilder().setKey("k").setValue("v").build());
    }

    @Test
    void aFailedChildThrowsWhereItIsCalled() {
        enter(true);
        assertThatThrownBy(() -> Steps.twice(-1)).isInstanceOfSatisfying(TaskFailedException.class, e -> {
            assertThat(e.code()).isEqualTo("IllegalArgumentException");
            assertThat(e.kind()).isEqualTo(Kind.USER);
            assertThat(e.action()).isEqualTo(children.started.get(0).name());
            assertThat(e)
                    .hasMessageContaining(e.action())
                    .hasMessageContaining("env.twice")
                    .hasMessageContaining("IllegalArgumentException: negative");
        });
    }

    @Test
    void cancellingAFutureCancelsItsChild() {
        children = new InMemoryChildren(Deployed.steps(), false);
        enter(true);
        CompletableFuture<Long> twice = Flyte.async(() -> Steps.twice(1));
        CompletableFuture<String> later = Steps.later("x");
        twice.cancel(true);
        later.cancel(true);
        assertThat(children.futures).hasSize(2).allMatch(CompletableFuture::isCancelled);
    }

    @Test
    void aResultOfAnotherTypeIsSaidToBeSo() {
        children = new InMemoryChildren(Deployed.steps(), false);
        enter(true);
        CompletableFuture<Long> twice = Flyte.async(() -> Steps.twice(1));
        children.futures.get(0).complete(new ChildResult.Succeeded(new byte[] {10, 4, 10, 2, 'o', '0'}));
        assertThatThrownBy(twice::join)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The result of env.twice o0");
    }

    @Test
    void aTaskOfNoDeploymentNamesFlyteRemote() {
        enter(true);
        assertThatThrownBy(() -> Dispatch.call(Hello.class, "quiet", "()V", new Object[0]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("com.acme.Hello.quiet")
                .hasMessageContaining("Flyte.remote");
    }

    @Test
    void anArgumentThatFlyteCannotCarryIsNamed() {
        enter(true);
        assertThatThrownBy(() -> Dispatch.call(
                        Steps.class,
                        "later",
                        "(Ljava/lang/String;)Ljava/util/concurrent/CompletableFuture;",
                        new @Nullable Object[] {null}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("env.later")
                .hasMessageContaining("'text' is null");
        assertThat(children.started).isEmpty();
    }

    @Test
    void inputsOverTheLimitAreRefusedWithSizeAndLimit() {
        enter(true);
        assertThatThrownBy(() -> Steps.later("x".repeat(2_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("env.later")
                .hasMessageContaining("at most 1000")
                .hasMessageContaining("20");
        assertThat(children.started).isEmpty();
    }

    private HashSet<String> names() {
        return new HashSet<>(children.started.stream().map(ChildAction::name).toList());
    }

    private void enter(boolean bundled) {
        ChildCalls calls = new ChildCalls(Deployed.parent(bundled), children, 1000, NO_REGISTRY);
        Dispatch.install(new ActionRuntime() {
            @Override
            public CompletableFuture<@Nullable Object> start(TaskCall call) {
                return calls.start(call);
            }

            @Override
            public TaskContext context() {
                return Deployed.CONTEXT;
            }
        });
    }
}
