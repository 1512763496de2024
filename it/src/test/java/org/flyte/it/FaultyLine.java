package org.flyte.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The network between tasks and their backend: passes bytes on until it is told to fail. */
final class FaultyLine implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile int backend;
    private volatile boolean down;
    private Future<?> cutting = CompletableFuture.completedFuture(null);

    FaultyLine() throws IOException {
        threads.execute(this::accept);
    }

    String authority() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    void leadTo(int port) {
        backend = port;
    }

    /** Ends every connection again and again. */
    void cutEvery(long seconds) {
        cutting = clock.scheduleAtFixedRate(this::cut, seconds, seconds, TimeUnit.SECONDS);
    }

    void stopCutting() {
        cutting.cancel(false);
    }

    /** Ends every connection and takes no new one for a while. */
    void fail(long seconds) {
        down = true;
        cut();
        clock.schedule(() -> down = false, seconds, TimeUnit.SECONDS);
    }

    /** How many connections were ended. */
    int cuts() {
        return cuts.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        clock.shutdownNow();
        cut();
        threads.shutdownNow();
    }

    private void cut() {
        for (Socket socket : open) {
            if (open.remove(socket)) {
                cuts.incrementAndGet();
                end(socket);
            }
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (down) {
                    client.setSoLinger(true, 0);
                    client.close();
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), backend);
                open.add(client);
                threads.execute(() -> pass(client, server));
                threads.execute(() -> pass(server, client));
            } catch (IOException e) {
                // The listener was closed, or the backend is gone, which the client sees for itself.
                continue;
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            end(to);
        } finally {
            open.remove(from);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket that does not close", e);
        }
    }
}
