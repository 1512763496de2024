package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.global.JibSystemProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * Reads what jib says on its way, of which two things are more than talk. jib would send a request that broke off up to ten
 * times more, for minutes, and the rest of an upload to a registry that has half of it: {@link Retries} does better, from
 * the start of the blob. And that a registry stored another manifest is a mere warning to jib.
 */
record JibEvents(Consumer<String> log) implements Consumer<LogEvent> {
    private static final String RETRY = " failed and will be retried";
    private static final String OTHER_DIGEST = "but received: ";

    @Override
    public void accept(LogEvent event) {
        String said = event.getMessage();
        log.accept(said);
        if (said.endsWith(RETRY)) {
            String request = said.substring(0, said.length() - RETRY.length()).replaceFirst("\\?.*", "");
            throw new UncheckedIOException(
                    new IOException(request + " broke off, or was not answered for %d seconds".formatted(timeout())));
        }
        if (said.startsWith("Expected image digest ") && said.contains(OTHER_DIGEST)) {
            throw new UncheckedIOException(new DigestMismatchException(said));
        }
    }

    private static int timeout() {
        return JibSystemProperties.getHttpTimeout() / 1000;
    }
}
