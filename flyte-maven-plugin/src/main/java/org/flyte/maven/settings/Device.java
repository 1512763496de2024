package org.flyte.maven.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An accelerator that Flyte knows by name.
 *
 * @param kind what it is
 * @param counts how many of it a machine may have
 * @param partitions the parts that it comes in; empty where none is known
 */
public record Device(String kind, List<Integer> counts, List<String> partitions) {
    /** What an accelerator may be. */
    public static final List<String> KINDS = List.of("gpu", "tpu", "neuron", "amd", "habana");

    private static final Map<String, String> OLD_NAMES = Map.of("A100 80G", "A100_80G", "RTX PRO 6000", "RTX_PRO_6000");
    private static final Map<String, Device> BY_NAME = all();

    public Device {
        counts = List.copyOf(counts);
        partitions = List.copyOf(partitions);
    }

    /** The device of that name, in any spelling that Flyte takes. */
    public static Optional<Device> named(String name) {
        return Optional.ofNullable(BY_NAME.get(today(name)));
    }

    /** The name as Flyte writes it today. */
    public static String today(String name) {
        return OLD_NAMES.getOrDefault(name, name);
    }

    /** The known name that differs in upper and lower case only. */
    public static Optional<String> likeCase(String name) {
        return BY_NAME.keySet().stream()
                .filter(known -> known.equalsIgnoreCase(name))
                .findFirst();
    }

    private static Map<String, Device> all() {
        Map<String, Device> all = new LinkedHashMap<>();
        for (String name : List.of("T4", "V100", "L4", "L40s", "A10", "A10G", "B200")) {
            all.put(name, gpu(8));
        }
        // A share of one GPU.
        for (String name : List.of("T4 shared", "L4 shared", "A10G shared", "A10 shared", "L40S shared")) {
            all.put(name, gpu(1));
        }
        all.put("A2", gpu(1));
        all.put("GB10", gpu(1));
        all.put("RTX_PRO_4500", gpu(1));
        all.put("RTX_PRO_6000", gpu(2, "1g.24gb", "2g.48gb", "4g.96gb"));
        all.put("A100", gpu(8, "1g.5gb", "2g.10gb", "3g.20gb", "4g.20gb", "7g.40gb"));
        all.put("A100_80G", gpu(8, "1g.10gb", "2g.20gb", "3g.40gb", "4g.40gb", "7g.80gb"));
        all.put("H100", gpu(8, "1g.10gb", "1g.20gb", "2g.20gb", "3g.40gb", "4g.40gb", "7g.80gb"));
        all.put("H200", gpu(8, "1g.18gb", "1g.35gb", "2g.35gb", "3g.71gb", "4g.71gb", "7g.141gb"));
        all.put("V5E", tpu("1x1", "2x2", "2x4", "4x4", "4x8", "8x8", "8x16", "16x16"));
        all.put("V6E", tpu("1x1", "2x2", "2x4", "4x4", "4x8", "8x8", "8x16", "16x16"));
        all.put(
                "V5P",
                tpu(
                        "2x2x1",
                        "2x2x2",
                        "2x4x4",
                        "4x4x4",
                        "4x4x8",
                        "4x8x8",
                        "8x8x8",
                        "8x8x16",
                        "8x16x16",
                        "16x16x16",
                        "16x16x24"));
        all.put("Inf1", new Device("neuron", upTo(16), List.of()));
        all.put("Inf2", new Device("neuron", upTo(12), List.of()));
        for (String name : List.of("Trn1", "Trn1n", "Trn2", "Trn2u")) {
            all.put(name, new Device("neuron", List.of(1, 4, 8, 16), List.of()));
        }
        for (String name :
                List.of("MI100", "MI210", "MI250", "MI250X", "MI300A", "MI300X", "MI325X", "MI350X", "MI355X")) {
            all.put(name, new Device("amd", List.of(1), List.of()));
        }
        all.put("Gaudi1", new Device("habana", List.of(1), List.of()));
        return all;
    }

    private static Device gpu(int most, String... partitions) {
        return new Device("gpu", upTo(most), List.of(partitions));
    }

    private static Device tpu(String... slices) {
        return new Device("tpu", List.of(1), List.of(slices));
    }

    private static List<Integer> upTo(int most) {
        return IntStream.rangeClosed(1, most).boxed().toList();
    }
}
