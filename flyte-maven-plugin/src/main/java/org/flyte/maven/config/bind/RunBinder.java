package org.flyte.maven.config.bind;

import java.time.Duration;
import java.util.regex.Pattern;
import org.flyte.maven.config.ConfigCode;
import org.flyte.maven.config.RunSettings;

/** Reads what {@code run} is asked to do. */
final class RunBinder {
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final Kind<String> NAME = Kind.of(
            Pattern.compile("[a-z]([-a-z0-9]{0,28}[a-z0-9])?"),
            30,
            ConfigCode.BAD_RUN_NAME,
            "is not a name that Flyte takes for a run",
            "begin with a lower case letter, go on with lower case letters, digits and dashes, 30 at most");

    private RunBinder() {}

    static RunSettings bind(Element root) {
        Element run = root.at("run");
        Duration timeout = run.value("timeout", DurationText.POSITIVE);
        return new RunSettings(
                root.text("task"),
                root.leaves("inputs", NameText.ANY, NameText.ANY),
                root.text("inputs"),
                run.value("name", NAME),
                timeout == null ? PATIENCE : timeout);
    }
}
