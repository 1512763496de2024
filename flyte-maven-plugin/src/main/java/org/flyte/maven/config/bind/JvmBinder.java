package org.flyte.maven.config.bind;

import java.util.List;
import org.flyte.maven.settings.JvmSettings;

/** Reads {@code <jvm>}. */
final class JvmBinder {
    private static final Kind<String> PROFILE = Choice.of(List.of("startup", "throughput"));
    private static final Kind<String> FLAG = Kind.of(
            text -> text.startsWith("-") || text.startsWith("@"),
            ValueCode.BAD_CHOICE,
            "is not a flag of the JVM",
            "begin it with -, such as -Xss4m; each flag is an element of its own, or a word of the text");

    private JvmBinder() {}

    static JvmSettings bind(Element jvm) {
        return new JvmSettings(jvm.value("profile", PROFILE), jvm.list("flags", FLAG));
    }
}
