package org.flyte.maven.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** A proxy as companies have it, for those who may. It finds every host, and finds it on this machine. */
final class ForwardProxy implements AutoCloseable {
    private final ServerSocket front;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> connected = new CopyOnWriteArrayList<>();
    private final @Nullable String basic;

    /** @param password of {@link RealRegistry#USER}; null lets everybody through */
    ForwardProxy(@Nullable String password) {
        basic = password == null
                ? null
                : "Basic "
                        + Base64.getEncoder()
                                .encodeToString((RealRegistry.USER + ":" + password).getBytes(StandardCharsets.UTF_8));
        try {
            front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return front.getLocalPort();
    }

    /** The addresses that it connected to, one for each connection. */
    List<String> connected() {
        return connected;
    }

    @Override
    public void close() throws IOException {
        front.close();
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (!front.isClosed()) {
                Socket client = front.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException | RejectedExecutionException e) {
            // Closed.
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            String[] request = head.split(" ", 3);
            if (basic != null && !head.contains("Proxy-Authorization: " + basic)) {
                say(client, "407 Who are you\r\nProxy-Authenticate: Basic realm=\"corp\"");
            } else if (!request[0].equals("CONNECT")) {
                say(client, "501 Not Implemented");
            } else {
                connected.add(request[1]);
                String[] address = request[1].split(":", 2);
                try (Socket server = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(address[1]))) {
                    client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    threads.execute(() -> pump(client, server));
                    server.getInputStream().transferTo(client.getOutputStream());
                }
            }
        } catch (IOException | RejectedExecutionException e) {
            // One side hung up.
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    private static void say(Socket client, String answer) throws IOException {
        client.getOutputStream()
                .write(("HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One side hung up.
        }
    }
}
