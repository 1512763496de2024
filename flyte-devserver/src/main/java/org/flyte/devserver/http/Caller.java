package org.flyte.devserver.http;

import com.google.protobuf.MessageLite;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.flyte.wire.connect.EndOfStream;
import org.flyte.wire.connect.Envelope;

/** The other side of a server stream. */
final class Caller {
    private final HttpExchange exchange;

    Caller(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /** Sends the head of the answer, so that the other side knows at once that it is listened to. */
    void begin() throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
    }

    void send(MessageLite message) throws GoneException {
        write(Envelope.of(message));
    }

    void end(EndOfStream end) throws IOException {
        write(end.toEnvelope());
    }

    private void write(Envelope envelope) throws GoneException {
        try {
            envelope.writeTo(exchange.getResponseBody());
        } catch (IOException e) {
            throw new GoneException(e);
        }
    }

    /** Nobody listens any more. */
    static final class GoneException extends IOException {
        private static final long serialVersionUID = 1;

        GoneException(IOException cause) {
            super(cause);
        }
    }
}
