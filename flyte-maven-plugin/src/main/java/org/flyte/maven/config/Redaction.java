package org.flyte.maven.config;

import java.util.regex.Pattern;

/** Keeps from consoles and reports what may be a secret. */
public final class Redaction {
    private static final String HIDDEN = "(hidden)";
    private static final String TELLING =
            "password|passwd|passphrase|secret|token|credential|api[._-]?key|private[._-]?key";
    private static final Pattern USER_INFO = Pattern.compile("(://)[^/@\\s]+@");
    private static final Pattern KEY = Pattern.compile("(" + TELLING + ")", Pattern.CASE_INSENSITIVE);
    private static final Pattern ASSIGNMENT =
            Pattern.compile("([\\w.-]*(?:" + TELLING + ")[\\w.-]*\"?\\s*[=:]\\s*)\\S+", Pattern.CASE_INSENSITIVE);

    /** User and password as they stand before a host, but not the tag before an image's digest. */
    private static final Pattern PASSWORD_BEFORE_HOST =
            Pattern.compile("(?<=^|[\\s'/])[^\\s'/@:]+:[^\\s'/@]*@(?!sha\\d+:)");

    private Redaction() {}

    /**
     * A text that may be printed.
     *
     * @param key the user's own name of it in a map of texts; empty when its name is one of ours
     */
    public static String of(String key, String text) {
        if (KEY.matcher(key).find()) {
            return HIDDEN;
        }
        String withoutUser = USER_INFO.matcher(text).replaceAll("$1" + HIDDEN + "@");
        return ASSIGNMENT.matcher(withoutUser).replaceAll("$1" + HIDDEN);
    }

    /** A sentence that quotes what somebody wrote, without the password of an address in it. */
    public static String ofQuoted(String sentence) {
        return PASSWORD_BEFORE_HOST.matcher(sentence).replaceAll(HIDDEN + "@");
    }
}
