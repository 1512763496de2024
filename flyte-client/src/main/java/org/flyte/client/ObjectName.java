package org.flyte.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.flyte.idl.dataproxy.CreateUploadLocationResponse;

/**
 * Names of objects as backends take and give them. Flyte's takes a name for a part of a URL: an escape in it is decoded, what
 * follows a {@code #} or {@code ?} is cut off, a {@code %} alone is an error; and the address that it answers is percent-encoded,
 * while stores and tasks take addresses as they stand.
 */
final class ObjectName {
    private ObjectName() {}

    /** A name, or a path of names, so that the object has just this one. */
    static String inRequest(String name) {
        return name.replace("%", "%25").replace("#", "%23").replace("?", "%3F");
    }

    /**
     * The address of an object as it stands in the store: what is written through the signed address is at its path. Local files
     * have addresses of their own kind, see {@link FileUri}.
     *
     * @param asked the name of the request
     */
    static String address(String asked, CreateUploadLocationResponse location) {
        String told = location.getNativeUrl();
        if (told.startsWith("file:")) {
            return told;
        }
        int from = start(told, asked);
        String stored = decoded(location.getSignedUrl().replaceFirst("\\?.*", ""));
        int of = start(stored, asked);
        return from > 0 && of > 0 && decoded(told.substring(from)).equals(stored.substring(of))
                ? told.substring(0, from) + stored.substring(of)
                : told;
    }

    /** Where as many names as were asked for begin; 0 where there are fewer. */
    static int start(String address, String asked) {
        int start = address.length() + 1;
        for (long names = asked.chars().filter(it -> it == '/').count() + 1; names > 0 && start > 0; names--) {
            start = address.lastIndexOf('/', start - 2) + 1;
        }
        return start;
    }

    /** What is no escape stays as it is, as does a plus. */
    static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
