package org.flyte.runtime.storage;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.opendal.OpenDALException;

/** Says in a sentence what OpenDAL says in a page. */
final class StoreFailure {
    private static final Pattern ANSWER =
            Pattern.compile("S3Error \\{ code: \"([^\"]*)\", message: \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern STATUS = Pattern.compile("response: Parts \\{ status: (\\d+)");
    private static final Pattern REASON = Pattern.compile("=> (.*)");
    private static final Pattern SOURCE = Pattern.compile("\nSource:\\s*(.*)");
    private static final int LONGEST = 500;

    private final StoreSettings settings;

    StoreFailure(StoreSettings settings) {
        this.settings = settings;
    }

    /**
     * Returns what to throw.
     *
     * @param what the operation on which object, as the end of "cannot …"
     */
    IOException of(String uri, String what, Throwable thrown) {
        if (thrown instanceof IOException known) {
            return known;
        }
        if (!(thrown instanceof OpenDALException failure)) {
            return new IOException(sentence(uri, what, String.valueOf(thrown)), thrown);
        }
        if (failure.getCode() == OpenDALException.Code.NotFound) {
            return new NoSuchFileException(uri, null, "there is no such object at " + settings.place());
        }
        return new IOException(sentence(uri, what, reason(failure)));
    }

    /** Of a store that does not answer. */
    IOException silence(String uri, String what, Duration patience) {
        return new IOException(sentence(uri, what, "no answer within " + patience.toMillis() / 1000.0 + " s"));
    }

    private String sentence(String uri, String what, String reason) {
        String shown = reason;
        for (String secret : new String[] {"secret_access_key", "account_key"}) {
            String value = settings.options().get(secret);
            shown = value == null ? shown : shown.replace(value, "***");
        }
        return uri + " cannot be " + what + " at " + settings.place() + ": " + shown + ". " + settings.hint();
    }

    private static String reason(OpenDALException failure) {
        String page = String.valueOf(failure.getMessage());
        Matcher answer = ANSWER.matcher(page);
        if (answer.find()) {
            return cut(answer.group(1) + ": " + answer.group(2));
        }
        Matcher status = STATUS.matcher(page);
        if (status.find()) {
            return "the answer has the HTTP status " + status.group(1);
        }
        Matcher reason = REASON.matcher(page);
        Matcher source = SOURCE.matcher(page);
        String text = reason.find() ? reason.group(1) : page.lines().findFirst().orElse("");
        return cut(source.find() ? text + ": " + source.group(1) : text);
    }

    private static String cut(String text) {
        String line = text.strip().replaceFirst("\\.$", "");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
