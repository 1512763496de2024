package org.flyte.runtime.storage;

import java.io.IOException;
import java.util.Locale;

/**
 * The address of an object. The key is the text as it stands: nothing in it is percent-decoded, as other writers of the
 * same bucket have it.
 *
 * @param scheme in lower case
 * @param bucket of Azure the container, with its account where the URI names one: {@code container@account.host}
 * @param key without a leading slash; empty for the bucket itself
 */
record RemoteUri(String scheme, String bucket, String key) {

    static RemoteUri parse(String uri) throws IOException {
        int colon = uri.indexOf("://");
        String rest = uri.substring(colon + 3);
        int slash = rest.indexOf('/');
        String bucket = slash < 0 ? rest : rest.substring(0, slash);
        if (bucket.isEmpty()) {
            throw new IOException("This URI names no bucket: " + uri);
        }
        String key = slash < 0 ? "" : rest.substring(slash + 1);
        return new RemoteUri(uri.substring(0, colon).toLowerCase(Locale.ROOT), bucket, key);
    }

    /** The bucket's URI, with a slash at its end. */
    String root() {
        return scheme + "://" + bucket + "/";
    }

    /**
     * Returns the key of an object.
     *
     * @throws IOException for a key that the library would change into another one, or that names no object
     */
    String object() throws IOException {
        if (key.isEmpty() || key.endsWith("/")) {
            throw new IOException("This URI names a folder, not an object: " + this);
        }
        return checked(key);
    }

    /** Returns the key as the beginning of the keys of all that is below it; empty for the whole bucket. */
    String folder() throws IOException {
        return key.isEmpty() || key.endsWith("/") ? checked(key) : checked(key + "/");
    }

    /** OpenDAL drops empty segments and spaces at the ends, and an HTTP client resolves dots. */
    private String checked(String path) throws IOException {
        boolean changed = !path.strip().equals(path);
        String[] segments = path.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            changed |= segments[i].equals(".") || segments[i].equals("..") || (segments[i].isEmpty() && !last);
        }
        if (changed) {
            throw new IOException("A key with an empty, '.' or '..' segment, or with a space at an end,"
                    + " cannot be told from another key: " + this);
        }
        return path;
    }

    @Override
    public String toString() {
        return root() + key;
    }
}
