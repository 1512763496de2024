package org.flyte.client.auth;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcError;
import org.jspecify.annotations.Nullable;

/**
 * The token of a connection. It is fetched when the backend first asks for one, so that a backend that asks nobody needs no
 * credentials; kept in memory; and fetched anew when it is stale or refused. Threads that need a new one at the same time
 * share one fetch, and its failure.
 */
public final class Tokens implements Supplier<Map<String, String>>, BiPredicate<RpcError, Map<String, String>> {
    private final Grant grant;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Token current;
    private @Nullable CompletableFuture<Token> running;

    Tokens(Grant grant, Clock clock) {
        this.grant = grant;
        this.clock = clock;
    }

    /** The headers that carry the token; none before the first is needed. */
    @Override
    public Map<String, String> get() {
        Token token = current();
        if (token == null) {
            return Map.of();
        }
        return (token.isStale(clock.instant()) ? newerThan(token) : token).headers();
    }

    /** Whether there is a token now that the backend has not refused in that call. */
    @Override
    public boolean test(RpcError error, Map<String, String> sent) {
        Token token = current();
        boolean anonymous = token == null || sent.isEmpty();
        boolean asked = asksForCredentials(error);
        boolean perhaps = error.code() == RpcCode.UNKNOWN || (error.code() == RpcCode.PERMISSION_DENIED && anonymous);
        if (!asked && !(perhaps && grant.isUnattended())) {
            return false;
        }
        if (token != null && !token.headers().equals(sent)) {
            return true;
        }
        try {
            newerThan(token);
            return true;
        } catch (AuthException e) {
            if (asked) {
                throw e;
            }
            // The call may have failed for a reason of its own, which then says more.
            return false;
        }
    }

    private static boolean asksForCredentials(RpcError error) {
        String message = error.message().toLowerCase(Locale.ROOT);
        return error.code() == RpcCode.UNAUTHENTICATED
                || message.contains("unauthenticated")
                || message.contains("unauthorized");
    }

    private @Nullable Token current() {
        lock.lock();
        try {
            return current;
        } finally {
            lock.unlock();
        }
    }

    private Token newerThan(@Nullable Token old) {
        CompletableFuture<Token> mine = new CompletableFuture<>();
        CompletableFuture<Token> others;
        lock.lock();
        try {
            if (current != null && current != old) {
                return current;
            }
            others = running;
            if (others == null) {
                running = mine;
            }
        } finally {
            lock.unlock();
        }
        return others == null ? fetch(mine) : await(others);
    }

    private Token fetch(CompletableFuture<Token> mine) {
        try {
            Token token = grant.fetch();
            over(token);
            mine.complete(token);
            return token;
        } catch (RuntimeException | Error e) {
            over(null);
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private void over(@Nullable Token token) {
        lock.lock();
        try {
            running = null;
            if (token != null) {
                current = token;
            }
        } finally {
            lock.unlock();
        }
    }

    private static Token await(CompletableFuture<Token> others) {
        try {
            return others.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
