package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.http.ResponseException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a manifest that was refused because somebody else pushes the same layers in this moment. The distribution registry
 * on a file system writes each link of a layer in place, so that another push finds it empty: it then says that a digest is
 * invalid or that a layer, sent a moment before, is unknown.
 */
final class PushRace {
    private static final Set<String> CODES =
            Set.of("DIGEST_INVALID", "BLOB_UNKNOWN", "MANIFEST_BLOB_UNKNOWN", "BLOB_UPLOAD_UNKNOWN");

    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"(\\w+)\"");

    private PushRace() {}

    /** Whether all that the registry found wrong may be right the next time. */
    static boolean lost(RegistryException failure) {
        if (!(failure.getCause() instanceof ResponseException answer)
                || (answer.getStatusCode() != 400 && answer.getStatusCode() != 404)) {
            return false;
        }
        Matcher codes = CODE.matcher(String.valueOf(answer.getContent()));
        return codes.find() && codes.reset().results().allMatch(code -> CODES.contains(code.group(1)));
    }
}
