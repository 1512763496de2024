package org.flyte.maven.config.bind;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.flyte.maven.settings.SecretSettings;
import org.jspecify.annotations.Nullable;

/** Reads {@code <secrets>}; one that says neither variable nor folder goes into the variable that Flyte's Python SDK would choose. */
final class SecretBinder {
    private static final String FOLDER = "/etc/flyte/secrets";
    private static final Pattern VARIABLE = Pattern.compile("[A-Z_][A-Z0-9_]*");
    private static final Kind<String> NAME = Kind.of(
            Pattern.compile("[-._a-zA-Z0-9]+"),
            253,
            ValueCode.BAD_SECRET,
            "is not a name that a secret can have",
            "use letters, digits, ., _ and -");
    private static final Kind<String> ENV_VAR = Kind.of(
            VARIABLE,
            Integer.MAX_VALUE,
            ValueCode.BAD_SECRET,
            "is not a variable that Flyte takes for a secret",
            "use capital letters, digits and _, and begin with no digit");
    private static final Kind<String> MOUNT = Kind.of(
            FOLDER::equals,
            ValueCode.BAD_SECRET,
            "is not the folder that Flyte puts secrets into",
            "write " + FOLDER + ", or <asEnvVar> instead");

    private SecretBinder() {}

    static SortedMap<String, SecretSettings> bind(Element options) {
        SortedMap<String, SecretSettings> secrets = new TreeMap<>();
        for (Element secret : options.entries("secrets")) {
            secrets.put(secret.name(), one(secret));
        }
        return secrets;
    }

    private static SecretSettings one(Element secret) {
        String said = secret.value("key", NAME);
        String key = said == null ? secret.name() : said;
        String group = secret.value("group", NAME);
        String variable = secret.value("asEnvVar", ENV_VAR);
        String mount = secret.value("mount", MOUNT);
        if (secret.says("asEnvVar") && secret.says("mount")) {
            secret.at("mount")
                    .problem(
                            ValueCode.SETTINGS_CLASH,
                            "a secret goes into a variable or into a file, not into both",
                            "remove <mount> or <asEnvVar>, or add a second secret with this key");
        } else if (!secret.says("asEnvVar") && !secret.says("mount")) {
            variable = derived(secret, key, group);
        }
        return new SecretSettings(key, group, variable, mount);
    }

    private static @Nullable String derived(Element secret, String key, @Nullable String group) {
        String variable =
                (group == null ? key : group + "_" + key).replace('-', '_').toUpperCase(Locale.ROOT);
        if (!VARIABLE.matcher(variable).matches()) {
            secret.problem(
                    ValueCode.BAD_SECRET,
                    "its variable would be '" + variable + "', which Flyte does not take",
                    "set <asEnvVar>");
            return null;
        }
        return variable;
    }

    /**
     * Each variable may be filled once.
     *
     * @param all the secrets that hold for the task or environment
     * @param own those of them that are said here
     * @param envVars plain variables that hold there
     */
    static void checkVariables(
            Element options,
            SortedMap<String, SecretSettings> all,
            SortedMap<String, SecretSettings> own,
            Map<String, String> envVars) {
        Map<String, String> keyByVariable = new TreeMap<>();
        all.forEach((key, secret) -> {
            String variable = secret.asEnvVar();
            if (variable == null) {
                return;
            }
            String other = keyByVariable.putIfAbsent(variable, key);
            Element place = place(options, own.containsKey(key) || other == null ? key : other);
            if (other != null && (own.containsKey(key) || own.containsKey(other))) {
                place.problem(
                        ValueCode.DUPLICATE_ENV_VAR,
                        "its variable " + variable + " is that of <"
                                + (place.name().equals(key) ? other : key) + "> too",
                        "set another <asEnvVar> for one of them");
            }
            if (own.containsKey(key) && envVars.containsKey(variable)) {
                place.problem(
                        ValueCode.DUPLICATE_ENV_VAR,
                        "its variable " + variable + " stands in <envVars> too",
                        "remove it there, or set another <asEnvVar>");
            }
        });
    }

    private static Element place(Element options, String key) {
        return options.at("secrets").at(key);
    }
}
