package org.flyte.maven.index;

/** What happens to a class on its way into the code that travels. */
@FunctionalInterface
public interface ClassTransformation {
    ClassTransformation NONE = (path, original) -> original;

    /**
     * Takes one class through.
     *
     * @param path path of the class file below its class directory, with {@code /}
     * @param original the class as compiled
     * @return the class as it travels; the same array when nothing changes
     */
    byte[] apply(String path, byte[] original);
}
