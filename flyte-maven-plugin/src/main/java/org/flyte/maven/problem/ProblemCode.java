package org.flyte.maven.problem;

/**
 * A stable name of a kind of user error. Each package with user errors has an enum of its own; the site's error page
 * explains every constant.
 */
public interface ProblemCode {
    /** The number behind {@code FLYTE-}, three digits, never reused. */
    int number();

    /** The code as users see and search it, such as {@code FLYTE-201}. */
    default String text() {
        return "FLYTE-%03d".formatted(number());
    }
}
