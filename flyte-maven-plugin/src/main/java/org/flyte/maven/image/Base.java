package org.flyte.maven.image;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A base as it is built on.
 *
 * @param address with the digest that it was resolved to
 * @param digest that digest, of an index or of a manifest
 * @param manifests the digest of the manifest for each platform that images can be made for
 * @param platforms the names of all its platforms
 */
record Base(
        ImageAddress address,
        String digest,
        RegistryCredentials credentials,
        SortedMap<Platform, String> manifests,
        List<String> platforms) {
    Base {
        manifests = Collections.unmodifiableSortedMap(new TreeMap<>(manifests));
        platforms = List.copyOf(platforms);
    }
}
