package org.flyte.runtime.actions;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes bytes on to a server, and breaks connections off or takes none when it is told to. */
final class FaultyProxy implements AutoCloseable {
    final AtomicInteger cuts = new AtomicInteger();
    private final URI target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService cutter = Executors.newScheduledThreadPool(1);
    private final int port;
    private volatile ServerSocket listener;

    FaultyProxy(URI target) throws IOException {
        this.target = target;
        this.listener = listen(0);
        this.port = listener.getLocalPort();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Breaks all connections off, again and again. */
    void cutEvery(long millis) {
        cutter.scheduleAtFixedRate(this::cut, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Breaks all connections off and refuses new ones for a time. */
    void refuseFor(long millis) throws IOException {
        listener.close();
        cut();
        cutter.schedule(() -> listener = listen(port), millis, TimeUnit.MILLISECONDS);
    }

    private void cut() {
        cuts.addAndGet(open.size());
        open.forEach(FaultyProxy::reset);
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is closed, which was wanted.
            return;
        }
    }

    private ServerSocket listen(int at) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 200);
        threads.execute(() -> accept(socket));
        return socket;
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket client = from.accept();
                Socket server = new Socket(target.getHost(), target.getPort());
                open.add(client);
                threads.execute(() -> pump(client, server));
                threads.execute(() -> pump(server, client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One side is gone; closing tells the other.
            return;
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    @Override
    public void close() throws IOException {
        cutter.shutdownNow();
        listener.close();
        cut();
        threads.shutdownNow();
    }
}
