package org.flyte.maven.index;

/**
 * A place in the sources, as far as the class file tells.
 *
 * @param file path below the source root, such as {@code org/acme/Hello.java}; that of the class file below its directory
 *     when the compiler left the source's name out
 * @param line the first line of the method's body, from 1; 0 when it has none or the compiler left lines out
 */
public record SourceLocation(String file, int line) {
    /** {@code org/acme/Hello.java:12} */
    public String text() {
        return line > 0 ? file + ":" + line : file;
    }
}
