package org.flyte.client.config;

import java.util.function.Supplier;

/** A secret, which shows only to who asks for it. */
public final class Secret {
    private final Supplier<String> value;

    private Secret(Supplier<String> value) {
        this.value = value;
    }

    public static Secret of(String value) {
        return new Secret(() -> value);
    }

    /** A secret that is configured, but cannot be had. */
    static Secret unreadable(FlyteConfigException reason) {
        return new Secret(() -> {
            throw reason;
        });
    }

    /**
     * The secret itself.
     *
     * @throws FlyteConfigException when it cannot be read
     */
    public String reveal() {
        return value.get();
    }

    @Override
    public String toString() {
        return "***";
    }
}
