package org.flyte.maven.index;

/**
 * A number that the Java type of its place does not hold.
 *
 * @param path where in the value, such as {@code .items[1].count}; empty for the whole value
 * @param expected what the place holds, after "write": {@code an integer from -128 to 127}
 * @param found the number
 */
public record OutOfRange(String path, String expected, String found) {
    OutOfRange within(String step) {
        return new OutOfRange(step + path, expected, found);
    }

    /** What was expected and found, with the place. */
    String text() {
        return (path.isEmpty() ? "" : "at " + path + ": ") + "expected " + expected + ", found " + found;
    }
}
