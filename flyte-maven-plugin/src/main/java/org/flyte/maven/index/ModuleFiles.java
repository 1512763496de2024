package org.flyte.maven.index;

/**
 * Which files of a module travel. What only its jar has, or says something in a jar only, does not: so a module's class directory
 * and its installed jar are the same code.
 */
final class ModuleFiles {
    static final String MANIFEST = "META-INF/MANIFEST.MF";

    private ModuleFiles() {}

    /** @param path below the class directory, with {@code /} */
    static boolean travels(String path) {
        return !path.equals(MANIFEST)
                && !path.startsWith("META-INF/maven/")
                && !path.equals("META-INF/INDEX.LIST")
                && !path.startsWith("META-INF/flyte/");
    }
}
