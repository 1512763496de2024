package org.flyte.client.config;

import java.util.Arrays;
import java.util.Optional;

/** How a caller shows who it is. */
public enum AuthType {
    /** A browser; the default of Flyte's tools, and no hindrance where the backend asks nobody. */
    PKCE("Pkce"),
    /** A browser on another device. */
    DEVICE_FLOW("DeviceFlow"),
    /** A client's id and secret. */
    CLIENT_SECRET("ClientSecret"),
    /** The output of a command. */
    EXTERNAL_COMMAND("ExternalCommand"),
    /** Headers that a Python program gives with each call: nothing that a build could have. */
    PASSTHROUGH("Passthrough");

    private final String text;

    AuthType(String text) {
        this.text = text;
    }

    /** The name in the configuration file. */
    public String text() {
        return text;
    }

    /** The type of that name, in any case. */
    public static Optional<AuthType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.text.equalsIgnoreCase(name))
                .findFirst();
    }
}
