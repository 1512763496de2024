package org.flyte.runtime;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.flyte.runtime.bundle.CodeBundle;
import org.flyte.runtime.failure.AttemptException;
import org.flyte.runtime.failure.FailureCode;
import org.flyte.wire.spec.ContainerArguments;
import org.flyte.wire.spec.ContainerArguments.Option;
import org.jspecify.annotations.Nullable;

/**
 * What the backend tells a container: arguments, and the environment where an argument's placeholder was not filled.
 *
 * @param inputs URI of {@code inputs.pb}
 * @param bundle null where the code is in the image
 * @param timeoutNanos 0 for none
 * @param options the value of each option, as it came
 */
record Arguments(
        String inputs,
        @Nullable CodeBundle bundle,
        long timeoutNanos,
        String run,
        String action,
        String className,
        String method,
        Map<Option, String> options) {

    /** The output folder's URI, found even in arguments that are wrong otherwise; null where there is none. */
    static @Nullable String outputsPath(String[] args) {
        for (int i = 0; i + 1 < args.length; i++) {
            if (args[i].equals(Option.OUTPUTS_PATH.text()) && !args[i + 1].isEmpty()) {
                return args[i + 1];
            }
        }
        return null;
    }

    /**
     * Reads the arguments.
     *
     * @throws AttemptException where they are not those of a Java task
     */
    static Arguments parse(String[] args, Map<String, String> environment) {
        ContainerArguments given = given(args);
        Map<Option, String> options = given.options();
        List<String> code = given.code();
        if (!"java".equals(options.get(Option.RESOLVER))
                || code.size() != 4
                || !code.get(0).equals("mod")
                || !code.get(2).equals("instance")) {
            throw invalid("They must end in --resolver java mod CLASS instance METHOD");
        }
        return new Arguments(
                required(options, Option.INPUTS),
                bundle(options),
                nanos(options.get(Option.TIMEOUT)),
                filled(options.get(Option.RUN_NAME), environment.get("RUN_NAME")),
                filled(options.get(Option.NAME), environment.get("ACTION_NAME")),
                code.get(1),
                code.get(3),
                options);
    }

    /** An option's value; empty where there is none, or only a placeholder that the backend does not know. */
    String option(Option option) {
        String value = options.getOrDefault(option, "");
        return value.startsWith("{{") || value.equals("\"\"") ? "" : value;
    }

    private static ContainerArguments given(String[] args) {
        try {
            return ContainerArguments.parse(List.of(args));
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static String required(Map<Option, String> options, Option option) {
        String value = options.get(option);
        if (value == null || value.isEmpty()) {
            throw invalid("There is no " + option.text());
        }
        return value;
    }

    private static @Nullable CodeBundle bundle(Map<Option, String> options) {
        String uri = options.get(Option.TGZ);
        return uri == null ? null : new CodeBundle(uri, required(options, Option.DIGEST));
    }

    private static long nanos(@Nullable String seconds) {
        if (seconds == null) {
            return 0;
        }
        try {
            BigDecimal nanos = new BigDecimal(seconds).movePointRight(9);
            return nanos.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
        } catch (NumberFormatException e) {
            throw invalid("The --timeout is no number of seconds: " + seconds);
        }
    }

    /** The backend knows no placeholder for these two and passes them on; its values are in the environment. */
    private static String filled(@Nullable String argument, @Nullable String variable) {
        if (argument != null && !argument.isEmpty() && !argument.startsWith("{{")) {
            return argument;
        }
        return variable == null ? "" : variable;
    }

    private static AttemptException invalid(String reason) {
        return new AttemptException(
                FailureCode.INVALID_ARGUMENTS, "The container's arguments are not those of a Java task. " + reason);
    }
}
