package org.flyte.wire.spec;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments of a task's container: options, each with one value, in the order of the Python SDK, then the words that
 * name the task's code. Immutable.
 *
 * @param options the value of each option that is there
 * @param code what follows the resolver's name: {@code mod CLASS instance METHOD}
 */
public record ContainerArguments(Map<Option, String> options, List<String> code) {
    /** The options in the order in which they are written. */
    public enum Option {
        INPUTS("--inputs"),
        OUTPUTS_PATH("--outputs-path"),
        VERSION("--version"),
        RAW_DATA_PATH("--raw-data-path"),
        CHECKPOINT_PATH("--checkpoint-path"),
        PREV_CHECKPOINT("--prev-checkpoint"),
        RUN_NAME("--run-name"),
        NAME("--name"),
        RUN_START_TIME("--run-start-time"),
        IMAGE_CACHE("--image-cache"),
        /** The code bundle's URI. */
        TGZ("--tgz"),
        /** {@code sha256:} and the code bundle's digest. */
        DIGEST("--digest"),
        /** The longest run of an attempt in seconds, a decimal number. */
        TIMEOUT("--timeout"),
        RESOLVER("--resolver");

        private final String text;

        Option(String text) {
            this.text = text;
        }

        /** The option as written in the arguments. */
        public String text() {
            return text;
        }

        private static Option of(String text) {
            for (Option option : values()) {
                if (option.text.equals(text)) {
                    return option;
                }
            }
            throw new IllegalArgumentException("Unknown option in the task's container arguments: " + text);
        }
    }

    public ContainerArguments {
        options = Map.copyOf(options);
        code = List.copyOf(code);
    }

    /** The arguments of a Java method, with the placeholders that the backend fills. */
    public static ContainerArguments ofMethod(String className, String method) {
        return new ContainerArguments(
                Map.ofEntries(
                        Map.entry(Option.INPUTS, "{{.input}}"),
                        Map.entry(Option.OUTPUTS_PATH, "{{.outputPrefix}}"),
                        Map.entry(Option.RAW_DATA_PATH, "{{.rawOutputDataPrefix}}"),
                        Map.entry(Option.CHECKPOINT_PATH, "{{.checkpointOutputPrefix}}"),
                        Map.entry(Option.PREV_CHECKPOINT, "{{.prevCheckpointPrefix}}"),
                        Map.entry(Option.RUN_NAME, "{{.runName}}"),
                        Map.entry(Option.NAME, "{{.actionName}}"),
                        Map.entry(Option.RUN_START_TIME, "{{.runStartTime}}"),
                        Map.entry(Option.RESOLVER, "java")),
                List.of("mod", className, "instance", method));
    }

    /**
     * Reads what {@link #list()} wrote.
     *
     * @throws IllegalArgumentException for an unknown option or one without a value
     */
    public static ContainerArguments parse(List<String> arguments) {
        Map<Option, String> options = new EnumMap<>(Option.class);
        int position = 0;
        while (position < arguments.size() && !options.containsKey(Option.RESOLVER)) {
            Option option = Option.of(arguments.get(position));
            if (position + 1 == arguments.size()) {
                throw new IllegalArgumentException("The option " + option.text + " has no value");
            }
            options.put(option, arguments.get(position + 1));
            position += 2;
        }
        return new ContainerArguments(options, arguments.subList(position, arguments.size()));
    }

    /** These arguments with one option added or replaced. */
    public ContainerArguments with(Option option, String value) {
        Map<Option, String> more = new EnumMap<>(Option.class);
        more.putAll(options);
        more.put(option, value);
        return new ContainerArguments(more, code);
    }

    /** The arguments as the container gets them. */
    public List<String> list() {
        List<String> list = new ArrayList<>();
        for (Option option : Option.values()) {
            String value = options.get(option);
            if (value != null) {
                list.add(option.text);
                list.add(value);
            }
        }
        list.addAll(code);
        return List.copyOf(list);
    }
}
