package org.flyte.maven.image;

/** Has the object stores' library for each platform. */
public interface NativeLibraries {
    /** The library for a platform; its jar is looked for only when an image is built. */
    NativeLibrary on(Platform platform);
}
