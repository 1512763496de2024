package org.flyte.maven.config;

import java.util.Locale;

/**
 * How images are built without being pushed.
 *
 * @param to where they are brought
 */
public record BuildSettings(Destination to) {
    /** Where an image may be brought on this machine. */
    public enum Destination {
        /** The cache that {@code push} and {@code deploy} take it from. */
        CACHE,
        /** A file as {@code docker save} writes it. */
        TAR,
        /** An OCI layout in a tar file. */
        OCI,
        /** The container engine of this machine. */
        DAEMON;

        /** As it is written in a POM. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
