package org.flyte.runtime.storage;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * S3 and what speaks like it. The SDK's variables {@code FLYTE_AWS_*} count before AWS's own; where they hold no keys,
 * OpenDAL looks for credentials as AWS's tools do: environment, profile, web identity, container, machine.
 */
final class S3Service {
    private static final String REGION = "us-east-1";

    private S3Service() {}

    static Service of(String bucket, Map<String, String> environment) {
        Map<String, String> options = new HashMap<>();
        options.put("bucket", bucket);
        String region = Service.first(environment, "AWS_REGION", "AWS_DEFAULT_REGION");
        options.put("region", region == null ? REGION : region);
        String endpoint = Service.first(
                environment, "FLYTE_AWS_ENDPOINT", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT");
        Service.put(options, "endpoint", endpoint);
        if ("virtual".equals(environment.get("FLYTE_AWS_S3_ADDRESSING_STYLE"))) {
            options.put("enable_virtual_host_style", "true");
        }
        String id = Service.first(environment, "FLYTE_AWS_ACCESS_KEY_ID");
        String secret = Service.first(environment, "FLYTE_AWS_SECRET_ACCESS_KEY");
        if (id != null && secret != null) {
            options.put("access_key_id", id);
            options.put("secret_access_key", secret);
            // A session token of AWS's own variables belongs to other keys.
            options.put("disable_config_load", "true");
        }
        return new Service(
                "s3",
                options,
                place(endpoint, options.get("region")),
                "Look at FLYTE_AWS_ENDPOINT, FLYTE_AWS_ACCESS_KEY_ID and FLYTE_AWS_SECRET_ACCESS_KEY,"
                        + " or AWS's own variables and the role of the pod's service account.");
    }

    private static String place(@Nullable String endpoint, @Nullable String region) {
        return endpoint == null ? "AWS in " + region : endpoint.replaceFirst("//[^/@]*@", "//");
    }
}
