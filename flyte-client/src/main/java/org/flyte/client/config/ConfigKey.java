package org.flyte.client.config;

import java.util.List;
import java.util.Locale;

/** A value of Flyte's configuration, by the name that it has in the file. */
public enum ConfigKey {
    ENDPOINT("admin.endpoint"),
    /** Plain HTTP, and no credentials; {@code true} or {@code false}. */
    INSECURE("admin.insecure", Kind.BOOLEAN),
    /** Whether a certificate that nobody vouches for is taken; {@code true} or {@code false}. */
    INSECURE_SKIP_VERIFY("admin.insecureSkipVerify", Kind.BOOLEAN),
    /** PEM file with what vouches for the backend's certificate. */
    CA_CERT_FILE("admin.caCertFilePath"),
    HTTP_PROXY("admin.httpProxyURL"),
    AUTH_TYPE("admin.authType", Kind.TEXT, "FLYTE_AUTH_TYPE"),
    CLIENT_ID("admin.clientId"),
    CLIENT_SECRET_FILE("admin.clientSecretLocation"),
    /** Name of the environment variable that holds the client's secret. */
    CLIENT_SECRET_VARIABLE("admin.clientSecretEnvVar"),
    /** The command whose output is the token, word by word. */
    COMMAND("admin.command", Kind.WORDS, "FLYTE_AUTH_COMMAND"),
    SCOPES("admin.scopes", Kind.LIST),
    ORG("task.org"),
    PROJECT("task.project"),
    DOMAIN("task.domain"),
    /** Where images without a registry of their own go. */
    REGISTRY("image.registry");

    enum Kind {
        TEXT,
        BOOLEAN,
        /** A command line. */
        WORDS,
        /** Words without quoting, parted by commas or blanks. */
        LIST
    }

    private final String path;
    private final Kind kind;
    private final String alias;

    ConfigKey(String path) {
        this(path, Kind.TEXT);
    }

    ConfigKey(String path, Kind kind) {
        this(path, kind, "");
    }

    ConfigKey(String path, Kind kind, String alias) {
        this.path = path;
        this.kind = kind;
        this.alias = alias;
    }

    /** Where it stands in the file: {@code admin.endpoint}. */
    public String path() {
        return path;
    }

    Kind kind() {
        return kind;
    }

    /** The environment variables that say it, strongest first. */
    public List<String> variables() {
        String derived = "FLYTE_" + path.toUpperCase(Locale.ROOT).replace('.', '_');
        return alias.isEmpty() ? List.of(derived) : List.of(alias, derived);
    }
}
