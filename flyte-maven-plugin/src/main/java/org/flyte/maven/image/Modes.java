package org.flyte.maven.image;

/** The permission bits of what the plugin puts into images. */
final class Modes {
    static final int FILE = 0644;
    static final int EXECUTABLE = 0755;
    static final int FOLDER = 0755;

    /** Writable for whatever user the base image runs as; each may remove only what is its own. */
    static final int SHARED_FOLDER = 01777;

    private Modes() {}
}
