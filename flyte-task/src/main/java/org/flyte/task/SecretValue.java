package org.flyte.task;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the values of secrets where Flyte puts them. Loaded by the first task that asks for one. */
final class SecretValue {
    private static final String FOLDER = "FLYTE_SECRETS_DEFAULT_DIR";
    private static final String DEFAULT_FOLDER = "/etc/flyte/secrets";

    private final Map<String, String> environment;

    SecretValue(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The value of the variable that is named after the key, else of the file. */
    String of(String key) {
        String variable = key.replace('-', '_').toUpperCase(Locale.ROOT);
        List<String> looked = new ArrayList<>();
        for (String name : List.of(variable, "_UNION_" + key.toUpperCase(Locale.ROOT))) {
            String value = environment.get(name);
            if (value != null) {
                return value;
            }
            looked.add("variable " + name);
        }
        Path folder = Path.of(environment.getOrDefault(FOLDER, DEFAULT_FOLDER));
        Path file = folder.resolve(key.toLowerCase(Locale.ROOT));
        if (file.normalize().startsWith(folder.normalize()) && Files.isRegularFile(file)) {
            return read(key, file);
        }
        looked.add("file " + file);
        throw new IllegalStateException("There is no secret " + key + ": no " + String.join(", no ", looked)
                + ". Declare it in <secrets> of the task's environment; outside of an action set the variable.");
    }

    private static String read(String key, Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("The secret " + key + " cannot be read from " + file, e);
        }
    }
}
