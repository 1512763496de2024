package org.flyte.maven.index;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flyte.maven.settings.TaskSettings;

/** The flags of the container's JVM. */
final class JvmFlags {
    private static final List<String> ALWAYS = List.of(
            "-XX:MaxRAMPercentage=75",
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.library.path=/flyte/native");

    /**
     * The time until a short task is done counts most. Only with one CPU, as the compiler that is left out makes long tasks
     * twice as fast and the collector uses one thread.
     */
    private static final List<String> STARTUP = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Pattern QUANTITY = Pattern.compile("\\+?(\\d*\\.?\\d+(?:[eE][+-]?\\d+)?)([a-zA-Z]*)");

    /** Powers of ten; those that are not here make more than one of anything. */
    private static final Map<String, Integer> SUFFIXES = Map.of("", 0, "m", -3, "u", -6, "n", -9);

    private JvmFlags() {}

    /** What holds always, then the profile's, then the user's, of which the JVM takes the last. */
    static List<String> of(TaskSettings task) {
        List<String> flags = new ArrayList<>(ALWAYS);
        if (startup(task)) {
            flags.addAll(STARTUP);
        }
        flags.addAll(Objects.requireNonNullElse(task.jvm().flags(), List.of()));
        return flags;
    }

    private static boolean startup(TaskSettings task) {
        if (task.jvm().profile() != null) {
            return task.jvm().profile().equals("startup");
        }
        String cpu = task.resources().cpu().request();
        return cpu == null || cores(cpu).compareTo(BigDecimal.ONE) <= 0;
    }

    /** A quantity of Kubernetes as a number; one that is none is taken for many. */
    private static BigDecimal cores(String quantity) {
        Matcher matcher = QUANTITY.matcher(quantity);
        if (!matcher.matches()) {
            return BigDecimal.TEN;
        }
        return new BigDecimal(matcher.group(1)).scaleByPowerOfTen(SUFFIXES.getOrDefault(matcher.group(2), 3));
    }
}
