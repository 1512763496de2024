package org.flyte.maven.config.bind;

import java.util.regex.Pattern;
import org.flyte.maven.config.ConfigCode;

/** Names, each of the form that the one takes who must know it. */
final class NameText {
    /** As long as Flyte and Kubernetes take most names. */
    static final int LONGEST = 63;

    static final Kind<String> ANY = text -> text;

    static final Kind<String> ENVIRONMENT = Kind.of(
            Pattern.compile("[a-z0-9]+([_-][a-z0-9]+)*"),
            LONGEST,
            ConfigCode.BAD_ENVIRONMENT_NAME,
            "is not a name that Flyte takes for an environment",
            "use lower case letters and digits, parted by single - or _, 63 at most; <name> sets the name on the wire");

    static final Kind<String> TASK = Kind.of(
            Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*"),
            255,
            ValueCode.BAD_NAME,
            "is not a name that a task can have",
            "use letters, digits, _ and -, and begin with a letter or _");

    static final Kind<String> TRIGGER = Kind.of(
            text -> !text.isBlank() && text.length() <= 255,
            ValueCode.BAD_NAME,
            "is not a name that Flyte takes for a trigger",
            "write 1 to 255 characters");

    static final Kind<String> CLASS = Kind.of(
            text -> text.chars().allMatch(c -> c == '.' || Character.isJavaIdentifierPart(c))
                    && !text.startsWith(".")
                    && !text.endsWith(".")
                    && !text.contains(".."),
            ValueCode.BAD_NAME,
            "is not the name of a class",
            "write it with its package, such as org.example.Etl, and a nested class as org.example.Etl$Load");

    static final Kind<String> CLASS_GLOB = Kind.of(
            text -> text.chars().allMatch(c -> ".*?{},".indexOf(c) >= 0 || Character.isJavaIdentifierPart(c)),
            ValueCode.BAD_NAME,
            "is not a glob of class names",
            "write names with their package, such as org.example.etl.* or org.example.**");

    static final Kind<String> METHOD = Kind.of(
            text -> Character.isJavaIdentifierStart(text.codePointAt(0))
                    && text.chars().allMatch(Character::isJavaIdentifierPart),
            ValueCode.BAD_NAME,
            "is not the name of a method",
            "write its name alone, without class and parameters");

    static final Kind<String> ENV_VAR = Kind.of(
            Pattern.compile("[-._a-zA-Z][-._a-zA-Z0-9]*"),
            Integer.MAX_VALUE,
            ValueCode.BAD_ENV_VAR_NAME,
            "is not a name that Kubernetes takes for an environment variable",
            "use letters, digits, _, - and ., and begin with no digit");

    static final Kind<String> KUBERNETES = Kind.of(
            Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?"),
            253,
            ValueCode.BAD_KUBERNETES_NAME,
            "is not a name that Kubernetes takes",
            "use lower case letters, digits, - and ., and begin and end with a letter or digit");

    static final Kind<String> QUEUE = Kind.of(
            Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?"),
            LONGEST,
            ValueCode.BAD_KUBERNETES_NAME,
            "is not a name of a queue",
            "use letters, digits, -, _ and ., 63 at most, and begin and end with a letter or digit");

    /** Organisation, project and domain. */
    static final Kind<String> PLACE = Kind.of(
            text -> text.length() <= LONGEST,
            ValueCode.BAD_PLACE,
            "is longer than the 63 characters that Flyte takes",
            "write its identifier, 63 characters at most");

    private NameText() {}
}
