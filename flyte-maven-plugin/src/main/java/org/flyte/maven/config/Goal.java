package org.flyte.maven.config;

/** What the configuration is read for: goals differ in what they must know. */
public enum Goal {
    /** Looks at the classes only. */
    INDEX,
    /** Says what would be deployed; with nobody having named a backend, it says less. */
    PLAN,
    /** Registers at a backend that somebody must have named. */
    DEPLOY,
    /** Runs a task, on the embedded backend when nobody named another. */
    RUN
}
