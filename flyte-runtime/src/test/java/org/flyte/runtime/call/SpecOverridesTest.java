package org.flyte.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Struct;
import com.google.protobuf.util.JsonFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.flyte.idl.core.Container;
import org.flyte.idl.core.KeyValuePair;
import org.flyte.idl.core.Resources;
import org.flyte.idl.core.Resources.ResourceEntry;
import org.flyte.idl.core.Resources.ResourceName;
import org.flyte.idl.task.TaskSpec;
import org.flyte.task.CacheBehavior;
import org.flyte.task.spi.CallOptions;
import org.flyte.wire.spec.TaskIdentity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpecOverridesTest {
    private static final TaskSpec TASK = Deployed.spec("twice");

    @Test
    void withoutOptionsTheSpecIsTheTasksOwn() {
        assertThat(SpecOverrides.apply(TASK, CallOptions.NONE)).isSameAs(TASK);
    }

    @Test
    void eachOptionChangesWhatItNames() {
        TaskSpec changed = SpecOverrides.apply(
                TASK,
                new CallOptions("s", 3, Duration.ofMillis(1500), "2", "4Gi", Map.of("A", "b"), CacheBehavior.AUTO));
        var template = changed.getTaskTemplate();
        assertThat(changed.getShortName()).isEqualTo("s");
        assertThat(template.getMetadata().getRetries().getRetries()).isEqualTo(3);
        assertThat(template.getMetadata().getTimeout().getSeconds()).isEqualTo(1);
        assertThat(template.getMetadata().getTimeout().getNanos()).isEqualTo(500_000_000);
        assertThat(template.getMetadata().getDiscoverable()).isTrue();
        Container container = template.getContainer();
        assertThat(container.getArgsList()).containsSequence("--timeout", "1.5", "--resolver", "java");
        assertThat(container.getResources().getRequestsList())
                .containsExactly(entry(ResourceName.CPU, "2"), entry(ResourceName.MEMORY, "4Gi"));
        assertThat(container.getEnvList()).containsExactly(variable("MY", "1"), variable("A", "b"));
        assertThat(TaskIdentity.of(template)).isEqualTo(TaskIdentity.of(TASK.getTaskTemplate()));
    }

    @Test
    void aTimeoutOfTheTasksOwnIsReplaced() {
        TaskSpec once = SpecOverrides.apply(TASK, timeout(Duration.ofSeconds(1)));
        TaskSpec twice = SpecOverrides.apply(once, timeout(Duration.ofHours(2)));
        List<String> arguments = twice.getTaskTemplate().getContainer().getArgsList();
        assertThat(arguments).containsOnlyOnce("--timeout").containsSequence("--timeout", "7200");
    }

    @Test
    void aLimitBelowWhatIsAskedForGoes() {
        TaskSpec.Builder limited = TASK.toBuilder();
        limited.getTaskTemplateBuilder()
                .getContainerBuilder()
                .setResources(Resources.newBuilder()
                        .addRequests(entry(ResourceName.MEMORY, "1Gi"))
                        .addRequests(entry(ResourceName.GPU, "1"))
                        .addLimits(entry(ResourceName.MEMORY, "1Gi")));
        Resources resources = SpecOverrides.apply(limited.build(), memory("4Gi"))
                .getTaskTemplate()
                .getContainer()
                .getResources();
        assertThat(resources.getRequestsList())
                .containsExactly(entry(ResourceName.GPU, "1"), entry(ResourceName.MEMORY, "4Gi"));
        assertThat(resources.getLimitsList()).isEmpty();
    }

    @Test
    void aVariableOfTheSameNameGivesWay() {
        TaskSpec changed =
                SpecOverrides.apply(TASK, new CallOptions(null, null, null, null, null, Map.of("MY", "2"), null));
        assertThat(changed.getTaskTemplate().getContainer().getEnvList()).containsExactly(variable("MY", "2"));
    }

    @Test
    void aShortNameIsCutWhereFlyteCutsIt() {
        TaskSpec changed =
                SpecOverrides.apply(TASK, new CallOptions("x".repeat(70), null, null, null, null, Map.of(), null));
        assertThat(changed.getShortName()).hasSize(63);
    }

    @Test
    void thePythonTasksOwnArgumentsStay() {
        TaskSpec.Builder python = TASK.toBuilder();
        python.getTaskTemplateBuilder().getMetadataBuilder().getRuntimeBuilder().setFlavor("python");
        python.getTaskTemplateBuilder().getContainerBuilder().clearArgs().addArgs("a0");
        TaskSpec changed = SpecOverrides.apply(python.build(), timeout(Duration.ofSeconds(1)));
        assertThat(changed.getTaskTemplate().getContainer().getArgsList()).containsExactly("a0");
        assertThat(changed.getTaskTemplate().getMetadata().getTimeout().getSeconds())
                .isEqualTo(1);
    }

    @Test
    void thePrimaryContainerOfAPodIsChangedAsAContainerIs() throws Exception {
        TaskSpec pod = pod("""
                {"containers": [
                  {"name": "sidecar", "args": ["x"]},
                  {"name": "primary", "args": ["--inputs", "i", "--resolver", "java", "mod", "C", "instance", "m"],
                   "env": [{"name": "MY", "value": "1"}, {"name": "NODE", "valueFrom": {"fieldRef": {"fieldPath": "n"}}}],
                   "resources": {"requests": {"memory": "1Gi", "gpu": "1"}, "limits": {"memory": "1Gi", "gpu": "1"}}}]}""");

        TaskSpec changed = SpecOverrides.apply(
                pod, new CallOptions(null, null, Duration.ofSeconds(5), "2", "4Gi", Map.of("MY", "2"), null));

        assertThat(changed.getTaskTemplate().getK8SPod().getPodSpec())
                .isEqualTo(pod("""
                {"containers": [
                  {"name": "sidecar", "args": ["x"]},
                  {"name": "primary",
                   "args": ["--inputs", "i", "--timeout", "5", "--resolver", "java", "mod", "C", "instance", "m"],
                   "env": [{"name": "MY", "value": "2"}, {"name": "NODE", "valueFrom": {"fieldRef": {"fieldPath": "n"}}}],
                   "resources": {"requests": {"memory": "4Gi", "gpu": "1", "cpu": "2"}, "limits": {"gpu": "1"}}}]}""").getTaskTemplate().getK8SPod().getPodSpec());
    }

    @Test
    void aTaskWithoutAContainerCannotBeResized() {
        TaskSpec.Builder sql = TASK.toBuilder();
        sql.getTaskTemplateBuilder().clearContainer();
        assertThatThrownBy(() -> SpecOverrides.apply(sql.build(), memory("4Gi")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("env.twice");
    }

    private static TaskSpec pod(String json) throws Exception {
        Struct.Builder podSpec = Struct.newBuilder();
        JsonFormat.parser().merge(json, podSpec);
        TaskSpec.Builder pod = TASK.toBuilder();
        pod.getTaskTemplateBuilder()
                .putConfig("primary_container_name", "primary")
                .getK8SPodBuilder()
                .setPodSpec(podSpec);
        return pod.build();
    }

    private static CallOptions timeout(@Nullable Duration timeout) {
        return new CallOptions(null, null, timeout, null, null, Map.of(), null);
    }

    private static CallOptions memory(String memory) {
        return new CallOptions(null, null, null, null, memory, Map.of(), null);
    }

    private static ResourceEntry entry(ResourceName name, String value) {
        return ResourceEntry.newBuilder().setName(name).setValue(value).build();
    }

    private static KeyValuePair variable(String name, String value) {
        return KeyValuePair.newBuilder().setKey(name).setValue(value).build();
    }
}
