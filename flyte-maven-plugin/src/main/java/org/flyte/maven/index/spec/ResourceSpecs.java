package org.flyte.maven.index.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.flyte.idl.core.ExtendedResources;
import org.flyte.idl.core.Resources;
import org.flyte.idl.core.Resources.ResourceEntry;
import org.flyte.idl.core.Resources.ResourceName;
import org.flyte.idl.core.SharedMemory;
import org.flyte.maven.settings.AcceleratorSettings;
import org.flyte.maven.settings.QuantitySettings;
import org.flyte.maven.settings.ResourceSettings;
import org.jspecify.annotations.Nullable;

/** What a container asks of its machine. */
public final class ResourceSpecs {
    private static final String AUTO = "auto";

    private ResourceSpecs() {}

    /** Null when nothing is asked for. */
    public static @Nullable Resources of(ResourceSettings settings) {
        Resources.Builder resources = Resources.newBuilder();
        add(resources, ResourceName.CPU, settings.cpu());
        add(resources, ResourceName.MEMORY, settings.memory());
        int devices = devices(settings.gpu());
        if (devices > 0) {
            resources.addRequests(entry(ResourceName.GPU, Integer.toString(devices)));
        }
        if (settings.disk() != null) {
            resources.addRequests(entry(ResourceName.EPHEMERAL_STORAGE, settings.disk()));
        }
        Resources made = resources.build();
        return made.equals(Resources.getDefaultInstance()) ? null : made;
    }

    /** The kind of device and the shared memory; null when neither is said. */
    public static @Nullable ExtendedResources extended(ResourceSettings settings) {
        ExtendedResources.Builder extended = ExtendedResources.newBuilder();
        AcceleratorSettings gpu = settings.gpu();
        if (gpu.device() != null && devices(gpu) > 0) {
            extended.setGpuAccelerator(Accelerator.of(gpu.device(), gpu.kind(), gpu.partition()));
        }
        String shm = settings.shm();
        if (shm != null) {
            extended.setSharedMemory(SharedMemory.newBuilder()
                    .setMountPath("/dev/shm")
                    .setMountName("flyte-shm")
                    .setSizeLimit(shm.equals(AUTO) ? "" : shm));
        }
        ExtendedResources made = extended.build();
        return made.equals(ExtendedResources.getDefaultInstance()) ? null : made;
    }

    /** Amounts by the names that the Python SDK gives them in the containers of pod templates. */
    static Map<String, String> named(List<ResourceEntry> entries) {
        Map<String, String> named = new LinkedHashMap<>();
        entries.forEach(entry ->
                named.put(entry.getName().name().toLowerCase(Locale.ROOT).replace('_', '-'), entry.getValue()));
        return named;
    }

    private static int devices(AcceleratorSettings gpu) {
        return Objects.requireNonNullElse(gpu.count(), gpu.device() == null ? 0 : 1);
    }

    private static void add(Resources.Builder resources, ResourceName name, QuantitySettings quantity) {
        if (quantity.request() != null) {
            resources.addRequests(entry(name, quantity.request()));
        }
        if (quantity.limit() != null) {
            resources.addLimits(entry(name, quantity.limit()));
        }
    }

    private static ResourceEntry entry(ResourceName name, String value) {
        return ResourceEntry.newBuilder().setName(name).setValue(value).build();
    }
}
