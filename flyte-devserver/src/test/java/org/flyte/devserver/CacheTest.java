package org.flyte.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.core.CatalogCacheStatus;
import org.flyte.idl.core.KeyValuePair;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.SimpleType;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.workflow.ActionUpdate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of cacheable tasks are found again, by what the real backend finds them by. */
class CacheTest {
    @TempDir
    Path dir;

    private Path worked;
    private Backend backend;

    @BeforeEach
    void start() throws Exception {
        worked = dir.resolve("worked");
        backend = new Backend(dir.resolve("data"));
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void aSecondRunWithTheSameInputsHasTheFirstOnesOutputs() throws Exception {
        String first = backend.start(task("v1").build(), Shell.inputs("o0", 1));
        assertThat(backend.await(first).getStatus().getCacheStatus()).isEqualTo(CatalogCacheStatus.CACHE_POPULATED);

        String second = backend.start(task("v1").build(), Shell.inputs("o0", 1));

        assertThat(backend.await(second).getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
        assertThat(backend.details(second).getStatus().getCacheStatus()).isEqualTo(CatalogCacheStatus.CACHE_HIT);
        assertThat(backend.data(second).getOutputs().getLiteralsList())
                .isEqualTo(Shell.inputs("o0", 1).getLiteralsList());
        assertThat(backend.data(second).getOutputsUri())
                .isNotEqualTo(backend.data(first).getOutputsUri());
        assertThat(timesWorked()).isEqualTo(1);
    }

    @Test
    void otherInputsAnotherInterfaceAndAnotherCacheVersionAreWorkedOut() throws Exception {
        TaskSpec.Builder other = task("v1");
        other.getTaskTemplateBuilder()
                .getInterfaceBuilder()
                .getOutputsBuilder()
                .addVariablesBuilder()
                .setKey("o0")
                .getValueBuilder()
                .setType(LiteralType.newBuilder().setSimple(SimpleType.INTEGER));

        backend.await(backend.start(task("v1").build(), Shell.inputs("o0", 1)));
        backend.await(backend.start(task("v1").build(), Shell.inputs("o0", 2)));
        backend.await(backend.start(task("v2").build(), Shell.inputs("o0", 1)));
        backend.await(backend.start(other.build(), Shell.inputs("o0", 1)));

        assertThat(timesWorked()).isEqualTo(4);
    }

    @Test
    void theTasksOwnVersionDoesNotCount() throws Exception {
        TaskSpec.Builder deployedAgain = task("v1");
        deployedAgain.getTaskTemplateBuilder().getIdBuilder().setVersion("another");

        backend.await(backend.start(task("v1").build(), Shell.inputs("o0", 1)));
        backend.await(backend.start(deployedAgain.build(), Shell.inputs("o0", 1)));

        assertThat(timesWorked()).isEqualTo(1);
    }

    @Test
    void aTaskThatIsNotCacheableIsNeverTakenFromTheCache() throws Exception {
        TaskSpec.Builder plain = task("v1");
        plain.getTaskTemplateBuilder().getMetadataBuilder().setDiscoverable(false);

        backend.await(backend.start(plain.build(), Shell.inputs("o0", 1)));
        String second = backend.start(plain.build(), Shell.inputs("o0", 1));

        assertThat(backend.await(second).getStatus().getCacheStatus()).isEqualTo(CatalogCacheStatus.CACHE_DISABLED);
        assertThat(timesWorked()).isEqualTo(2);
    }

    @Test
    void aFailureIsNotKept() throws Exception {
        TaskSpec.Builder fails = cacheable("echo x >> " + worked + "; exit 1", "v1");

        backend.await(backend.start(fails.build()));
        backend.await(backend.start(fails.build()));

        assertThat(timesWorked()).isEqualTo(2);
    }

    @Test
    void childrenAreFoundByTheKeyThatTheirParentSends() throws Exception {
        Offspring children = parent(backend);
        children.startCached("a0", "one", task("v1").build(), Shell.inputs("o0", 1), "key");
        children.await("a0", 1);
        children.startCached("a0", "two", task("v2").build(), Shell.inputs("o0", 1), "key");
        children.startCached("a0", "three", task("v1").build(), Shell.inputs("o0", 1), "another key");

        Map<String, ActionUpdate> ended = children.await("a0", 3);

        assertThat(ended.values()).allMatch(update -> update.getPhase() == ActionPhase.ACTION_PHASE_SUCCEEDED);
        assertThat(Path.of(ended.get("two").getOutputUri().substring("file://".length()), "outputs.pb"))
                .exists();
        assertThat(children.details("two").getStatus().getCacheStatus()).isEqualTo(CatalogCacheStatus.CACHE_HIT);
        assertThat(children.details("three").getStatus().getCacheStatus())
                .isEqualTo(CatalogCacheStatus.CACHE_POPULATED);
        assertThat(timesWorked()).isEqualTo(2);
    }

    @Test
    void ignoredInputsDoNotCount() throws Exception {
        TaskSpec.Builder task = task("v1");
        task.getTaskTemplateBuilder().getMetadataBuilder().addCacheIgnoreInputVars("ignored");
        Offspring children = parent(backend);
        children.startCached("a0", "one", task.build(), with("ignored", 1), "key");
        children.await("a0", 1);

        children.startCached("a0", "two", task.build(), with("ignored", 2), "key");

        children.await("a0", 2);
        assertThat(children.details("two").getStatus().getCacheStatus()).isEqualTo(CatalogCacheStatus.CACHE_HIT);
    }

    @Test
    void neitherDoTheyInRuns() throws Exception {
        TaskSpec.Builder task = task("v1");
        task.getTaskTemplateBuilder().getMetadataBuilder().addCacheIgnoreInputVars("ignored");
        Inputs other = with("ignored", 2).toBuilder()
                .addContext(KeyValuePair.newBuilder().setKey("tenant").setValue("acme"))
                .build();

        backend.await(backend.start(task.build(), with("ignored", 1)));
        String second = backend.start(task.build(), other);

        assertThat(backend.await(second).getStatus().getCacheStatus()).isEqualTo(CatalogCacheStatus.CACHE_HIT);
    }

    @Test
    void ofSerializedOnesAtOnceOneWorksAndTheOthersWait() throws Exception {
        TaskSpec.Builder task = cacheable("echo x >> " + worked + "; sleep 0.3; " + Shell.ECHO, "v1");
        task.getTaskTemplateBuilder().getMetadataBuilder().setCacheSerializable(true);
        Offspring children = parent(backend);

        for (int i = 0; i < 5; i++) {
            children.startCached("a0", "c" + i, task.build(), Shell.inputs("o0", 1), "key");
        }

        assertThat(children.await("a0", 5).values())
                .allMatch(update -> update.getPhase() == ActionPhase.ACTION_PHASE_SUCCEEDED);
        assertThat(timesWorked()).isEqualTo(1);
    }

    @Test
    void theCacheOutlivesTheServer() throws Exception {
        backend.await(backend.start(task("v1").build(), Shell.inputs("o0", 1)));
        backend.close();

        backend = new Backend(dir.resolve("data"));
        String run = backend.start(task("v1").build(), Shell.inputs("o0", 1));

        assertThat(backend.await(run).getStatus().getCacheStatus()).isEqualTo(CatalogCacheStatus.CACHE_HIT);
    }

    private static Offspring parent(Backend backend) {
        return new Offspring(
                backend, backend.start(Shell.files("sleeps", "exec sleep 600").build()));
    }

    private static Inputs with(String name, long value) {
        return Shell.inputs("o0", 1).toBuilder()
                .addLiterals(Shell.inputs(name, value).getLiterals(0))
                .build();
    }

    private TaskSpec.Builder task(String cacheVersion) {
        return cacheable("echo x >> " + worked + "; " + Shell.ECHO, cacheVersion);
    }

    private static TaskSpec.Builder cacheable(String script, String cacheVersion) {
        TaskSpec.Builder spec = Shell.files("cached", script);
        spec.getTaskTemplateBuilder().getMetadataBuilder().setDiscoverable(true).setDiscoveryVersion(cacheVersion);
        return spec;
    }

    private int timesWorked() throws Exception {
        List<String> lines = Files.readAllLines(worked);
        return lines.size();
    }
}
