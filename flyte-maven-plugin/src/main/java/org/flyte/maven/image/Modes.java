package org.flyte.maven.image;

/** The permission bits of what the plugin puts into images. */
final class Modes {
    static final int FILE = 0644;
    static final int EXECUTABLE = 0755;
    static final int FOLDER = 0755;

    /** Writable for whatever user the base image runs as; each may remove only what is its own. */
    static final int SHARED_FOLDER = 01777;

    private static final int PRIVATE_FOLDER = 0700;

    private Modes() {}

    /**
     * The mode of a folder that a base has too, as Linux bases have it: one that is listed in a layer takes the layer's mode.
     */
    static int ofFolder(String path) {
        return switch (path) {
            case "/tmp", "/var/tmp", "/dev/shm", "/run/lock" -> SHARED_FOLDER;
            case "/root" -> PRIVATE_FOLDER;
            default -> FOLDER;
        };
    }
}
