package org.flyte.task;

/** What Flyte does with the outputs of an earlier action of the same task, version of the code and inputs. */
public enum CacheBehavior {
    /** Takes earlier outputs when there are any; the cache version is computed from the method's bytecode. */
    AUTO,
    /** As {@link #AUTO}, with the cache version that the POM gives in {@code <cache><version>}. */
    OVERRIDE,
    /** Always runs the method. */
    DISABLE
}
