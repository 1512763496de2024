package org.flyte.wire.connect;

import com.google.protobuf.MessageLite;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A client of the Connect protocol with binary messages over HTTP/1.1. Safe for use by many threads; holds no resource
 * that needs closing.
 *
 * <p>Built on {@link java.net.HttpURLConnection}, because {@code java.net.http} costs a container's start over half a
 * second. Its reads cannot be interrupted, so each exchange runs on a daemon thread of its own and the caller waits for
 * that thread no longer than the deadline says.
 */
public final class ConnectTransport {
    private final Connections connections;
    private final RetryPolicy retries;
    private final TransportThreads threads = new TransportThreads();

    private ConnectTransport(Builder builder) {
        connections = new Connections(builder.endpoint, builder.headers, builder.renewal, builder.tls, builder.proxy);
        retries = builder.retries;
    }

    /**
     * Begins a transport to one server.
     *
     * @param endpoint scheme, host, port and perhaps a path below which the services lie
     */
    public static Builder to(URI endpoint) {
        return new Builder(endpoint);
    }

    public URI endpoint() {
        return connections.base();
    }

    /**
     * Calls and waits for the answer, again and again by the retry policy while the failure may pass, the procedure is
     * repeatable and the deadline allows it.
     *
     * @param deadline for everything together: connecting, all attempts and the pauses between them; asking for the first
     *     headers comes before
     * @throws RpcException also CANCELED when the calling thread is interrupted, with its flag set again
     */
    public <Q extends MessageLite, R extends MessageLite> R unary(Rpc<Q, R> rpc, Q request, Duration deadline) {
        Map<String, String> headers = connections.headers(rpc);
        Deadline end = Deadline.in(deadline);
        UnaryCall<Q, R> call =
                new UnaryCall<>(connections, rpc, request, UUID.randomUUID().toString());
        boolean renewed = false;
        try {
            for (int failures = 0; ; headers = connections.headers(rpc)) {
                Outcome<R> outcome = within(end, call, headers);
                R response = outcome.response();
                if (response != null) {
                    return response;
                }
                RpcError error = Objects.requireNonNull(outcome.error());
                if (!renewed && connections.renews(rpc, error, headers)) {
                    renewed = true;
                    continue;
                }
                Duration pause = retries.pause(failures, ThreadLocalRandom.current());
                boolean enough = failures + 1 >= retries.attempts() || pause.toNanos() >= end.remainingNanos();
                if (enough || !outcome.mayRepeat(rpc)) {
                    throw new RpcException(error, rpc, endpoint(), outcome.cause());
                }
                Pause.of(pause);
                failures++;
            }
        } catch (TimeoutException e) {
            throw new RpcException(noAnswer(deadline), rpc, endpoint(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RpcException(new RpcError(RpcCode.CANCELED, "interrupted"), rpc, endpoint(), e);
        }
    }

    /** Opens a server stream. Returns at once; whatever goes wrong shows when the stream is read. */
    public <Q extends MessageLite, R extends MessageLite> ServerStream<R> stream(
            Rpc<Q, R> rpc, Q request, StreamLimits limits) {
        StreamCall<Q, R> call = new StreamCall<>(connections, rpc, request, limits);
        return call.start(threads);
    }

    private <R extends MessageLite> Outcome<R> within(Deadline end, UnaryCall<?, R> call, Map<String, String> headers)
            throws InterruptedException, TimeoutException {
        Future<Outcome<R>> exchange = threads.submit(() -> call.attempt(headers, end));
        try {
            return exchange.get(end.remainingNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a bug in the transport", e.getCause());
        } finally {
            exchange.cancel(true);
        }
    }

    private static RpcError noAnswer(Duration deadline) {
        return new RpcError(RpcCode.DEADLINE_EXCEEDED, "no answer within " + deadline.toMillis() + " ms");
    }

    /** Collects what a transport is made of. */
    public static final class Builder {
        private final URI endpoint;
        private Supplier<Map<String, String>> headers = Map::of;
        private @Nullable BiPredicate<RpcError, Map<String, String>> renewal;
        private @Nullable SSLSocketFactory tls;
        private @Nullable Proxy proxy;
        private RetryPolicy retries = RetryPolicy.standard();

        private Builder(URI endpoint) {
            this.endpoint = endpoint;
        }

        /**
         * Headers beside the protocol's own, asked for at each attempt; credentials, for instance. What the supplier throws
         * fails the call as UNAUTHENTICATED, with it as the cause.
         */
        public Builder headers(Supplier<Map<String, String>> headers) {
            this.headers = headers;
            return this;
        }

        /**
         * Asked after a failed attempt, with the error and the headers that were sent, and not again in a call once it said
         * yes: whether {@link #headers} gives
         * better ones now, so that another attempt makes sense. What it throws fails the call as UNAUTHENTICATED, with it as
         * the cause.
         */
        public Builder renewal(BiPredicate<RpcError, Map<String, String>> renewal) {
            this.renewal = renewal;
            return this;
        }

        /** Goes through this proxy, or {@link Proxy#NO_PROXY}; what the JDK is told decides without it. */
        public Builder proxy(Proxy proxy) {
            this.proxy = proxy;
            return this;
        }

        /** For https endpoints; the JDK's own trust store decides without it. */
        public Builder tls(SSLSocketFactory tls) {
            this.tls = tls;
            return this;
        }

        public Builder retries(RetryPolicy retries) {
            this.retries = retries;
            return this;
        }

        public ConnectTransport build() {
            return new ConnectTransport(this);
        }
    }
}
