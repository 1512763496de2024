package org.flyte.maven.index.spec;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flyte.idl.core.GPUAccelerator;
import org.flyte.idl.core.GPUAccelerator.DeviceClass;
import org.jspecify.annotations.Nullable;

/** The devices that Flyte knows by names of its own. */
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

    /** Spellings with spaces, which Flyte had first. */
    private static final Map<String, String> OLD_SPELLINGS =
            Map.of("A100 80G", "A100_80G", "RTX PRO 6000", "RTX_PRO_6000");

    private static final List<String> TPUS = List.of("V5E", "V5P", "V6E");
    private static final List<String> NEURONS = List.of("Inf1", "Inf2", "Trn1", "Trn1n", "Trn2", "Trn2u");
    private static final List<String> AMDS =
            List.of("MI100", "MI210", "MI250", "MI250X", "MI300A", "MI300X", "MI325X", "MI350X", "MI355X");
    private static final List<String> HABANAS = List.of("Gaudi1");

    private Accelerator() {}

    /**
     * The message of one device.
     *
     * @param name as users write it
     * @param kind null for the device's own
     * @param partition null for whole devices
     */
    static GPUAccelerator of(String name, @Nullable String kind, @Nullable String partition) {
        String device = OLD_SPELLINGS.getOrDefault(name, name);
        GPUAccelerator.Builder accelerator = GPUAccelerator.newBuilder()
                .setDevice(CLOUD_NAMES.getOrDefault(device, device))
                .setDeviceClass(kind == null ? deviceClass(device) : classOf(kind));
        if (partition != null) {
            accelerator.setPartitionSize(partition);
        }
        return accelerator.build();
    }

    private static DeviceClass deviceClass(String device) {
        if (TPUS.contains(device)) {
            return DeviceClass.GOOGLE_TPU;
        }
        if (NEURONS.contains(device)) {
            return DeviceClass.AMAZON_NEURON;
        }
        if (AMDS.contains(device)) {
            return DeviceClass.AMD_GPU;
        }
        return HABANAS.contains(device) ? DeviceClass.HABANA_GAUDI : DeviceClass.NVIDIA_GPU;
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
