package org.flyte.maven.config.bind;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as Kubernetes writes them: a number with a binary suffix, a decimal suffix or an exponent. */
final class QuantityText {
    static final Kind<Quantity> CPU = text -> read(text, "an amount of CPU", "write cores such as 2, 0.5 or 500m");
    static final Kind<Quantity> BYTES = QuantityText::bytes;

    private static final Pattern FORM = Pattern.compile(
            "([+-]?)(\\d{1,18}\\.?\\d{0,18}|\\.\\d{1,18})(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?\\d{1,2})?");
    private static final Pattern NEARLY = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([kmgtpe])(i?)b?");
    private static final Map<String, Integer> DECIMAL =
            Map.of("n", -9, "u", -6, "m", -3, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
    private static final String BINARY = "KMGTPE";
    private static final String BYTES_FORM = "write bytes with a suffix, such as 512Mi, 2Gi or 2G";

    private QuantityText() {}

    private static Quantity bytes(String text) throws BadValueException {
        Quantity quantity = read(text, "an amount of bytes", bytesFix(text));
        BigDecimal amount = quantity.amount();
        if (amount.signum() > 0 && amount.compareTo(BigDecimal.ONE) < 0) {
            throw new BadValueException(
                    ValueCode.BAD_QUANTITY,
                    "'" + text + "' is less than one byte, since m means thousandths",
                    bytesFix(text));
        }
        return quantity;
    }

    private static Quantity read(String text, String what, String fix) throws BadValueException {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new BadValueException(ValueCode.BAD_QUANTITY, "'" + text + "' is not " + what, fix);
        }
        if (form.group(1).equals("-")) {
            throw new BadValueException(ValueCode.BAD_QUANTITY, "'" + text + "' is negative", fix);
        }
        String suffix = form.group(3);
        return new Quantity(text, scaled(new BigDecimal(form.group(2)), suffix == null ? "" : suffix));
    }

    private static BigDecimal scaled(BigDecimal number, String suffix) {
        if (suffix.isEmpty()) {
            return number;
        }
        if (suffix.endsWith("i")) {
            return number.multiply(BigDecimal.valueOf(1024).pow(BINARY.indexOf(suffix.charAt(0)) + 1));
        }
        Integer power = DECIMAL.get(suffix);
        return number.scaleByPowerOfTen(power != null ? power : Integer.parseInt(suffix.substring(1)));
    }

    /** What people write from habit, such as {@code 2GB}, as Kubernetes would have it. */
    private static String bytesFix(String text) {
        Matcher nearly = NEARLY.matcher(text.toLowerCase(Locale.ROOT));
        return nearly.matches()
                ? "write " + nearly.group(1) + nearly.group(2).toUpperCase(Locale.ROOT) + "i"
                : BYTES_FORM;
    }
}
