package org.flyte.maven.index;

import java.util.regex.Pattern;

/** Names that are safe in task names, file names, properties and URLs alike. */
final class SafeName {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private SafeName() {}

    /** @param what what bears the name, such as {@code The parameter} */
    static void check(String what, String name, String annotation, Report report) {
        if (!SAFE.matcher(name).matches()) {
            report.add(
                    IndexCode.UNSAFE_NAME,
                    what + " " + name + " has a name that is not a letter or _ followed by letters, digits, _ and -",
                    "set another name with " + annotation);
        }
    }
}
