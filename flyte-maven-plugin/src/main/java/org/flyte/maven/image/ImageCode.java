package org.flyte.maven.image;

import org.flyte.maven.problem.ProblemCode;

/** The user errors of building and publishing images. */
public enum ImageCode implements ProblemCode {
    /** An image must be pushed and no registry says where: configure {@code registry}, or run on the embedded backend. */
    NO_REGISTRY(301),
    /** A base image, or an image that is used as it is, does not exist at its registry: correct its name or tag. */
    BASE_NOT_FOUND(302),
    /** A registry cannot be reached or fails on its side: check address, network and proxy, then try again. */
    REGISTRY_UNREACHABLE(303),
    /** A registry wants other credentials than those found: log in to it. */
    UNAUTHORIZED(304),
    /** A registry refuses to store the image: it is read-only, full, or the repository is not there. */
    PUSH_REFUSED(305),
    /** An image's name, registry or base does not have the form of an image reference: write it as the message shows. */
    INVALID_REFERENCE(306),
    /** A registry beyond this machine speaks plain HTTP, which the plugin uses on loopback only: put TLS in front. */
    PLAIN_HTTP(307),
    /** A registry's TLS certificate is not trusted by this JDK: add its authority to the JDK's trust store. */
    UNTRUSTED_CERTIFICATE(308),
    /** Maven runs offline, and an image must go to a registry: drop {@code -o}, or use the embedded backend. */
    OFFLINE(309),
    /** A jar of the class path is missing, or is no plain file, such as a symbolic link: put the jar itself there. */
    NOT_A_FILE(310),
    /** A file changed while the image was made of it: build again without anything else writing there. */
    FILE_CHANGED(311),
    /** A folder that the image is made in cannot be read or written: mend its permissions or the disk. */
    LOCAL_FOLDER(312),
    /** The base image has no form that can be built on, or not for the platform: name another one. */
    BASE_UNUSABLE(313),
    /** The build was stopped while an image was on its way: run it again. */
    INTERRUPTED(314),
    /** The native library for object stores, which each image carries, cannot be had: build once online. */
    NATIVE_LIBRARY(315),
    /** An image that is used as it is does not carry the runtime of Java tasks, which the label {@code org.flyte.runtime} says: name it as a base instead. */
    NO_RUNTIME(317),
    /** A layer of an image names no files of the module, or no folder of the image: write both as the message shows. */
    LAYER_UNUSABLE(318),
    /** Maven runs offline, and the cache of this machine lacks a part of the image's base: build once online. */
    NOT_CACHED(330),
    /** An image is for a platform that the library for object stores is not there for: leave it out of {@code platforms}. */
    UNKNOWN_PLATFORM(331),
    /** The base is not there for a platform of the image: name another base, or other {@code platforms}. */
    BASE_LACKS_PLATFORM(332),
    /** The base is made with musl, and the library for object stores needs glibc: name a base with glibc. */
    MUSL(333),
    /** An image for several platforms cannot be brought to where one only fits: name one in {@code platforms}, or take {@code oci}. */
    SEVERAL_PLATFORMS(334),
    /** No container engine takes the image: start docker or podman, or build to {@code tar}. */
    NO_DAEMON(335),
    /** {@code push} has nothing to push: run {@code build} before it in the same call of Maven. */
    NOTHING_BUILT(336),
    /** What {@code build} made is no longer in the cache, or is something else: build again. */
    BUILD_LOST(337),
    /** {@code project.build.outputTimestamp} is no time: write it as ISO-8601 with an offset, or as seconds since 1970. */
    BAD_TIMESTAMP(338),
    /** A credential helper that a file of credentials names is not installed, or fails: install it, or log in again. */
    CREDENTIAL_HELPER(340),
    /** A file of credentials, or a password of Maven's settings, cannot be read: mend it, or encrypt it again. */
    CREDENTIALS_UNREADABLE(341),
    /** The proxy refuses to connect to a registry: correct its user and password in Maven's settings. */
    PROXY_REFUSED(342),
    /** A registry on TLS sends its clients on to an address without TLS: mend the registry. */
    UNSAFE_REDIRECT(343),
    /** A registry sent or stored something else than its digest says: the registry, or what is in between, is broken. */
    DIGEST_MISMATCH(344);

    private final int number;

    ImageCode(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
