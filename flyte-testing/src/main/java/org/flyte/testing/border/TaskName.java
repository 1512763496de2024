package org.flyte.testing.border;

/**
 * A task's method.
 *
 * @param owner the declaring class, or an interface of remote tasks
 * @param descriptor the JVM's
 */
public record TaskName(String owner, String method, String descriptor) {
    /** For messages. */
    @Override
    public String toString() {
        return owner + "." + method;
    }
}
