package org.flyte.maven.image;

import org.flyte.maven.settings.ImageSettings;

/** What an image is laid on. */
public final class Bases {
    /** The base that adds nothing. */
    public static final String SCRATCH = "scratch";

    private Bases() {}

    /** The machine below our layers as the user wrote it: a base, a Dockerfile, or the image that is used as it is. */
    public static String written(ImageSettings image) {
        String reference = image.reference();
        if (reference != null) {
            return reference;
        }
        String dockerfile = image.dockerfile();
        if (dockerfile != null) {
            return dockerfile;
        }
        String base = image.base();
        return base == null ? SCRATCH : base;
    }
}
