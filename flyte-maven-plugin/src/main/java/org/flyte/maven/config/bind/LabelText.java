package org.flyte.maven.config.bind;

import java.util.regex.Pattern;

/** Labels as Kubernetes takes them. */
final class LabelText {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");

    static final Kind<String> KEY = Kind.of(
            LabelText::isKey,
            ValueCode.BAD_LABEL,
            "is not a key that Kubernetes takes for a label",
            "use letters, digits, -, _ and ., 63 at most, begin and end with a letter or digit; a prefix such as example.org/ may"
                    + " stand before it");
    static final Kind<String> VALUE = Kind.of(
            NAME,
            NameText.LONGEST,
            ValueCode.BAD_LABEL,
            "is not a value that Kubernetes takes for a label",
            "use letters, digits, -, _ and ., 63 at most, begin and end with a letter or digit");

    private LabelText() {}

    private static boolean isKey(String text) {
        int slash = text.indexOf('/');
        String prefix = slash < 0 ? "" : text.substring(0, slash);
        String name = text.substring(slash + 1);
        boolean prefixed =
                slash < 0 || (prefix.length() <= 253 && PREFIX.matcher(prefix).matches());
        return prefixed
                && name.length() <= NameText.LONGEST
                && NAME.matcher(name).matches();
    }
}
