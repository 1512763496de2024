package org.flyte.maven.settings;

import org.jspecify.annotations.Nullable;

/**
 * GPUs or other accelerators. Null: not said.
 *
 * @param device the name that users write, such as {@code T4} or {@code V5E}; without one any GPU will do
 * @param count how many, 1 or more
 * @param kind {@code gpu}, {@code tpu}, {@code neuron}, {@code amd} or {@code habana}; the device's own when not said
 * @param partition a part of each, such as {@code 1g.5gb}, or a TPU's topology
 */
public record AcceleratorSettings(
        @Nullable String device,
        @Nullable Integer count,
        @Nullable String kind,
        @Nullable String partition) {
    public static final AcceleratorSettings NONE = new AcceleratorSettings(null, null, null, null);

    /** Kind and partition belong to a device: another device leaves the weaker one's behind. */
    AcceleratorSettings over(AcceleratorSettings weaker) {
        if (device != null) {
            return new AcceleratorSettings(device, Stronger.of(count, weaker.count), kind, partition);
        }
        return new AcceleratorSettings(
                Stronger.of(device, weaker.device),
                Stronger.of(count, weaker.count),
                Stronger.of(kind, weaker.kind),
                Stronger.of(partition, weaker.partition));
    }
}
