package org.flyte.runtime.storage;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * How to reach one bucket.
 *
 * @param service OpenDAL's name of the protocol
 * @param options OpenDAL's options of it; may hold secrets
 * @param place where the bucket is, for messages; never holds a secret
 * @param hint which settings to look at when the store refuses
 * @param retries how often a request is repeated that failed in a way that may pass
 * @param backoff the wait before the first repetition; each further one waits twice as long
 * @param patience after which an operation without an answer has failed
 */
record StoreSettings(
        String service,
        Map<String, String> options,
        String place,
        String hint,
        int retries,
        Duration backoff,
        Duration patience) {
    private static final int RETRIES = 5;
    private static final Duration BACKOFF = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * Reads the environment, with the names of the Python SDK and of the clouds.
     *
     * @throws IOException where a variable holds no number, or the URI names no account and the environment neither
     */
    static StoreSettings of(RemoteUri uri, Map<String, String> environment) throws IOException {
        Service service =
                switch (uri.scheme()) {
                    case "s3" -> S3Service.of(uri.bucket(), environment);
                    case "gs" -> Service.gcs(uri.bucket(), environment);
                    default -> AzureService.of(uri, environment);
                };
        return new StoreSettings(
                service.name(),
                service.options(),
                service.place(),
                service.hint(),
                (int) number(environment, "FLYTE_STORAGE_RETRIES", RETRIES, 100),
                seconds(environment, "FLYTE_STORAGE_BACKOFF_SECONDS", BACKOFF, 60),
                seconds(environment, "FLYTE_STORAGE_TIMEOUT_SECONDS", PATIENCE, 86_400));
    }

    @Override
    public String toString() {
        return service + " at " + place;
    }

    private static Duration seconds(Map<String, String> environment, String name, Duration otherwise, double most)
            throws IOException {
        double seconds = number(environment, name, otherwise.toMillis() / 1000.0, most);
        return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
    }

    private static double number(Map<String, String> environment, String name, double otherwise, double most)
            throws IOException {
        String text = environment.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(text);
            if (number >= 0) {
                return Math.min(number, most);
            }
        } catch (NumberFormatException e) {
            throw new IOException("The environment variable " + name + " is no number: " + text, e);
        }
        throw new IOException("The environment variable " + name + " is no number from 0 on: " + text);
    }
}
