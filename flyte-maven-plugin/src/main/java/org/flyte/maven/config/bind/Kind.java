package org.flyte.maven.config.bind;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.flyte.maven.problem.ProblemCode;

/** How the texts of one kind of value are read. */
@FunctionalInterface
interface Kind<T> {
    T read(String text) throws BadValueException;

    /** Text of a form. */
    static Kind<String> of(Pattern form, int longest, ProblemCode code, String isNo, String fix) {
        return of(text -> text.length() <= longest && form.matcher(text).matches(), code, isNo, fix);
    }

    /** Text that passes a test. */
    static Kind<String> of(Predicate<String> test, ProblemCode code, String isNo, String fix) {
        return text -> {
            if (!test.test(text)) {
                throw new BadValueException(code, "'" + text + "' " + isNo, fix);
            }
            return text;
        };
    }

    /** Any text up to a length. */
    static Kind<String> upTo(int longest) {
        return text -> {
            if (text.length() > longest) {
                throw new BadValueException(
                        ValueCode.TEXT_TOO_LONG,
                        "it has " + text.length() + " characters, Flyte takes " + longest,
                        "write " + longest + " characters at most");
            }
            return text;
        };
    }
}
