package org.flyte.maven.settings;

/** Whether outputs of earlier actions may be taken; the names are those of the annotation's values. */
public enum CacheBehavior {
    /** Outputs hold as long as the task's body, hashed, is the same. */
    AUTO,
    /** Outputs hold as long as the version that the user gives is the same. */
    OVERRIDE,
    /** Nothing is kept. */
    DISABLE
}
