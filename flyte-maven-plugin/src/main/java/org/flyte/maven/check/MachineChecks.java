package org.flyte.maven.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flyte.maven.settings.ImageSettings;

/**
 * What the build runs on: Maven and a JDK.
 *
 * @param maven Maven's version
 * @param java major version of the JDK
 * @param jdk the JDK in words: version, vendor, folder
 */
public record MachineChecks(String maven, int java, String jdk) {
    private static final int OLDEST_JAVA = 17;
    private static final Pattern JAVA_IMAGE = Pattern.compile(
            "(?:.*/)?[^/:]*(?:temurin|openjdk|corretto|zulu|liberica|sapmachine|semeru|jre|jdk|java)[^/:]*:(\\d{1,2})\\b.*");

    /** The JVM that this runs on. */
    public static MachineChecks here(String maven) {
        return new MachineChecks(
                maven,
                Runtime.version().feature(),
                "Java " + System.getProperty("java.version") + " of " + System.getProperty("java.vendor") + " in "
                        + System.getProperty("java.home"));
    }

    List<Finding> all(int release, Collection<ImageSettings> images) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("Maven", maven));
        findings.add(jdk(release));
        for (ImageSettings image : images) {
            String base = image.base();
            Matcher java = JAVA_IMAGE.matcher(base == null ? "" : base);
            if (java.matches() && Integer.parseInt(java.group(1)) < release) {
                findings.add(Finding.failed(
                        "JDK",
                        "the image " + image.key() + " is on " + base + ", and the classes are for Java " + release,
                        "set <images><" + image.key() + "><base> to one with Java " + release
                                + " or newer, or lower maven.compiler.release"));
            }
        }
        return findings;
    }

    private Finding jdk(int release) {
        if (java < Math.max(release, OLDEST_JAVA)) {
            return Finding.failed(
                    "JDK",
                    jdk + ", and the classes are for Java " + release,
                    "run Maven on a JDK of version " + Math.max(release, OLDEST_JAVA) + " or newer (JAVA_HOME)");
        }
        return Finding.ok("JDK", jdk + ", classes for Java " + release);
    }
}
