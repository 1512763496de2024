package org.flyte.maven.settings;

import org.jspecify.annotations.Nullable;

/**
 * What a container asks of its machine. Null: not said.
 *
 * @param disk ephemeral storage to request
 * @param shm size of {@code /dev/shm}, or {@code auto}
 */
public record ResourceSettings(
        QuantitySettings cpu,
        QuantitySettings memory,
        AcceleratorSettings gpu,
        @Nullable String disk,
        @Nullable String shm) {
    public static final ResourceSettings NONE =
            new ResourceSettings(QuantitySettings.NONE, QuantitySettings.NONE, AcceleratorSettings.NONE, null, null);

    ResourceSettings over(ResourceSettings weaker) {
        return new ResourceSettings(
                cpu.over(weaker.cpu),
                memory.over(weaker.memory),
                gpu.over(weaker.gpu),
                Stronger.of(disk, weaker.disk),
                Stronger.of(shm, weaker.shm));
    }
}
