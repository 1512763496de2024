package org.flyte.maven.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TaskSettingsTest {
    @Test
    void anotherDeviceLeavesTheWeakerOnesPartitionBehind() {
        TaskSettings task = gpu(new AcceleratorSettings("T4", null, null, null));
        TaskSettings environment = gpu(new AcceleratorSettings("A100", 2, "gpu", "1g.5gb"));

        assertThat(task.over(environment).resources().gpu()).isEqualTo(new AcceleratorSettings("T4", 2, null, null));
        assertThat(gpu(new AcceleratorSettings(null, 4, null, null))
                        .over(environment)
                        .resources()
                        .gpu())
                .isEqualTo(new AcceleratorSettings("A100", 4, "gpu", "1g.5gb"));
    }

    @Test
    void entriesOfMapsAreLaidOverEachOtherOneByOne() {
        TaskSettings task = TaskSettings.builder()
                .envVars(new TreeMap<>(Map.of("A", "task", "B", "task")))
                .build();
        TaskSettings environment = TaskSettings.builder()
                .envVars(new TreeMap<>(Map.of("B", "environment", "C", "environment")))
                .build();

        assertThat(task.over(environment).envVars()).isEqualTo(Map.of("A", "task", "B", "task", "C", "environment"));
    }

    private static TaskSettings gpu(AcceleratorSettings gpu) {
        return TaskSettings.builder()
                .resources(new ResourceSettings(QuantitySettings.NONE, QuantitySettings.NONE, gpu, null, null))
                .build();
    }
}
