package org.flyte.runtime.actions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flyte.idl.core.Identifier;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.ResourceType;
import org.flyte.idl.core.SimpleType;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.core.TypedInterface;
import org.flyte.idl.core.Variable;
import org.flyte.idl.core.VariableEntry;
import org.flyte.idl.core.VariableMap;
import org.flyte.idl.task.TaskSpec;
import org.flyte.wire.connect.Pause;
import org.flyte.wire.connect.RetryPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A scripted backend and children with little patience. */
@Timeout(60)
abstract class ChildrenTestBase {
    static final Limits LIMITS = new Limits(1000, 10_000, 20, 10 * 1024 * 1024);
    /** Long for what a test does not wait for, so that a busy machine does not change what happens. */
    private static final Duration LONG = Duration.ofSeconds(20);

    static final Patience SHORT =
            patience(new RetryPolicy(40, Duration.ofMillis(10), Duration.ofMillis(100)), LONG, LONG, LONG);

    @TempDir
    Path folder;

    ScriptedBackend backend;
    private final List<Children> opened = new ArrayList<>();

    @BeforeEach
    void startBackend() throws IOException {
        backend = new ScriptedBackend(folder);
    }

    @AfterEach
    void stopBackend() {
        opened.forEach(Children::close);
        backend.close();
    }

    static Patience patience(RetryPolicy watch, Duration snapshot, Duration silence, Duration abort) {
        return new Patience(
                new RetryPolicy(100, Duration.ofMillis(10), Duration.ofMillis(100)),
                4,
                LONG,
                watch,
                Duration.ofMillis(20),
                snapshot,
                silence,
                Duration.ofSeconds(60),
                Duration.ofMillis(100),
                new RetryPolicy(5, Duration.ofMillis(10), Duration.ofMillis(50)),
                LONG,
                abort);
    }

    Children children() {
        return children(LIMITS, SHORT);
    }

    Children children(Limits limits, Patience patience) {
        return open(new ActionsSettings(backend.uri(), "", ScriptedBackend.PARENT, runBase(), limits, patience));
    }

    Children open(ActionsSettings settings) {
        Children children = ActionsClient.open(settings);
        opened.add(children);
        return children;
    }

    String runBase() {
        return folder.resolve("base").toUri().toString().replaceFirst("^file:/+", "file:///");
    }

    static ChildAction child(String name) {
        return new ChildAction(name, "", spec("o0"), bytes("in " + name), "");
    }

    static ChildAction voidChild(String name) {
        return new ChildAction(name, "", spec(), bytes("in " + name), "");
    }

    static TaskSpec spec(String... outputs) {
        VariableMap.Builder variables = VariableMap.newBuilder();
        for (String output : outputs) {
            variables.addVariables(VariableEntry.newBuilder()
                    .setKey(output)
                    .setValue(Variable.newBuilder()
                            .setType(LiteralType.newBuilder().setSimple(SimpleType.INTEGER))));
        }
        return TaskSpec.newBuilder()
                .setTaskTemplate(TaskTemplate.newBuilder()
                        .setId(Identifier.newBuilder()
                                .setResourceType(ResourceType.TASK)
                                .setOrg("local")
                                .setProject("proj")
                                .setDomain("dev")
                                .setName("env.child")
                                .setVersion("v1"))
                        .setType("python")
                        .setInterface(TypedInterface.newBuilder().setOutputs(variables)))
                .build();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static ChildResult result(CompletableFuture<ChildResult> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }

    static String outputs(CompletableFuture<ChildResult> future) throws Exception {
        ChildResult result = result(future);
        return result instanceof ChildResult.Succeeded done
                ? new String(done.outputs(), StandardCharsets.UTF_8)
                : result.toString();
    }

    static ChildResult.Failed failure(CompletableFuture<ChildResult> future) throws Exception {
        return (ChildResult.Failed) result(future);
    }

    /** Waits for what another thread or the backend does. */
    static void until(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within 30 s");
            }
            Pause.of(Duration.ofMillis(5));
        }
    }
}
