package org.flyte.task;

public enum CacheBehavior {
    AUTO,
    OVERRIDE,
    DISABLE
}
