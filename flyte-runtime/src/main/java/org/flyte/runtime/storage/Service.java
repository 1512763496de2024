package org.flyte.runtime.storage;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A protocol of OpenDAL with its options; see {@link StoreSettings}. */
record Service(String name, Map<String, String> options, String place, String hint) {

    /** Google's credentials are found by OpenDAL: the file that the variable names, or the machine's service account. */
    static Service gcs(String bucket, Map<String, String> environment) {
        Map<String, String> options = new HashMap<>();
        options.put("bucket", bucket);
        String endpoint = first(environment, "STORAGE_EMULATOR_HOST");
        if (endpoint != null) {
            options.put("endpoint", endpoint);
            options.put("allow_anonymous", "true");
        }
        return new Service(
                "gcs",
                options,
                endpoint == null ? "Google Cloud Storage" : endpoint,
                "Look at GOOGLE_APPLICATION_CREDENTIALS or the pod's service account.");
    }

    /** Returns the first variable that is set and not empty. */
    static @Nullable String first(Map<String, String> environment, String... names) {
        for (String name : names) {
            String value = environment.get(name);
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
        }
        return null;
    }

    static void put(Map<String, String> options, String name, @Nullable String value) {
        if (value != null) {
            options.put(name, value);
        }
    }
}
