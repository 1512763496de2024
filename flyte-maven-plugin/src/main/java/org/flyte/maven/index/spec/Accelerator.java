package org.flyte.maven.index.spec;

import java.util.Locale;
import java.util.Map;
import org.flyte.idl.core.GPUAccelerator;
import org.flyte.idl.core.GPUAccelerator.DeviceClass;
import org.flyte.maven.settings.Device;
import org.jspecify.annotations.Nullable;

/** The message of an accelerator. */
final class Accelerator {
    /** What clouds call the devices; one that is not here has its own name there. */
    private static final Map<String, String> CLOUD_NAMES = Map.ofEntries(
            Map.entry("A10", "nvidia-a10"),
            Map.entry("A10G", "nvidia-a10g"),
            Map.entry("A100", "nvidia-tesla-a100"),
            Map.entry("A100G", "nvidia-a100g"),
            Map.entry("A100_80G", "nvidia-a100-80gb"),
            Map.entry("H100", "nvidia-tesla-h100"),
            Map.entry("K80", "nvidia-tesla-k80"),
            Map.entry("L4", "nvidia-l4"),
            Map.entry("L40s", "nvidia-l40s"),
            Map.entry("L4_VWS", "nvidia-l4-vws"),
            Map.entry("M60", "nvidia-tesla-m60"),
            Map.entry("P4", "nvidia-tesla-p4"),
            Map.entry("P100", "nvidia-tesla-p100"),
            Map.entry("RTX_PRO_4500", "nvidia-rtx-pro-4500"),
            Map.entry("RTX_PRO_6000", "nvidia-rtx-pro-6000"),
            Map.entry("T4", "nvidia-tesla-t4"),
            Map.entry("V100", "nvidia-tesla-v100"),
            Map.entry("V5E", "tpu-v5-lite-podslice"),
            Map.entry("V5P", "tpu-v5p-slice"),
            Map.entry("V6E", "tpu-v6e-slice"));

    private Accelerator() {}

    /**
     * The message of one device, which Flyte need not know.
     *
     * @param name as users write it
     * @param kind null for the device's own
     * @param partition null for whole devices
     */
    static GPUAccelerator of(String name, @Nullable String kind, @Nullable String partition) {
        String device = Device.today(name);
        String own = Device.named(device).map(Device::kind).orElse("gpu");
        GPUAccelerator.Builder accelerator = GPUAccelerator.newBuilder()
                .setDevice(CLOUD_NAMES.getOrDefault(device, device))
                .setDeviceClass(classOf(kind == null ? own : kind));
        if (partition != null) {
            accelerator.setPartitionSize(partition);
        }
        return accelerator.build();
    }

    private static DeviceClass classOf(String kind) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "tpu" -> DeviceClass.GOOGLE_TPU;
            case "neuron" -> DeviceClass.AMAZON_NEURON;
            case "amd" -> DeviceClass.AMD_GPU;
            case "habana" -> DeviceClass.HABANA_GAUDI;
            default -> DeviceClass.NVIDIA_GPU;
        };
    }
}
