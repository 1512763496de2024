package org.flyte.maven.config.bind;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.flyte.maven.config.ConfigCode;

/** Truth values and numbers. */
final class NumberText {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d{1,18}(\\.\\d{0,18})?|\\.\\d{1,18})");
    private static final Set<String> TRUTHS = Set.of("true", "false");

    static final Kind<Boolean> TRUTH = text -> Boolean.valueOf(
            Kind.of(TRUTHS::contains, ConfigCode.BAD_BOOLEAN, "is neither true nor false", "write true or false")
                    .read(text));

    private NumberText() {}

    /** A whole number from a least one up. */
    static Kind<Integer> atLeast(int least) {
        return text -> {
            if (WHOLE.matcher(text).matches()) {
                long number = Long.parseLong(text);
                if (number >= least && number <= Integer.MAX_VALUE) {
                    return (int) number;
                }
            }
            throw bad(text, "is no whole number from " + least + " up", least + " or more, without a fraction");
        };
    }

    /** A number, with a fraction if wanted, from a least one up. */
    static Kind<Double> decimalAtLeast(int least) {
        return text -> {
            if (DECIMAL.matcher(text).matches()) {
                BigDecimal number = new BigDecimal(text);
                if (number.compareTo(BigDecimal.valueOf(least)) >= 0) {
                    return number.doubleValue();
                }
            }
            throw bad(text, "is no number from " + least + " up", least + " or more, such as 2 or 1.5");
        };
    }

    private static BadValueException bad(String text, String isNo, String form) {
        return new BadValueException(ValueCode.BAD_NUMBER, "'" + text + "' " + isNo, "write " + form);
    }
}
