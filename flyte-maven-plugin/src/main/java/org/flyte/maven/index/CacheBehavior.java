package org.flyte.maven.index;

/** Whether outputs of earlier actions may be taken; the names are those of the annotation's values. */
public enum CacheBehavior {
    AUTO,
    OVERRIDE,
    DISABLE
}
