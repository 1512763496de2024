package org.flyte.maven.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flyte.maven.settings.TaskSettings;

/** The flags of the container's JVM. */
final class JvmFlags {
    private static final List<String> ALWAYS = List.of(
            "-XX:MaxRAMPercentage=75",
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.library.path=/flyte/native");

    /** For tasks that say nothing of their CPUs: the time until a short task is done counts most. */
    private static final List<String> STARTUP = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private JvmFlags() {}

    /** What holds always, then the profile's, then the user's, of which the JVM takes the last. */
    static List<String> of(TaskSettings task) {
        List<String> flags = new ArrayList<>(ALWAYS);
        flags.addAll(STARTUP);
        flags.addAll(Objects.requireNonNullElse(task.jvm().flags(), List.of()));
        return flags;
    }
}
