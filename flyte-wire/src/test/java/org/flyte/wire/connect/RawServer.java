package org.flyte.wire.connect;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A bare TCP server for what no HTTP server does on purpose. Each connection gets one answer, then it is closed. */
final class RawServer implements AutoCloseable {
    interface Answer {
        void to(Socket socket, int number) throws IOException, InterruptedException;
    }

    final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    RawServer(Answer answer) throws IOException {
        threads.execute(() -> accept(answer));
    }

    private void accept(Answer answer) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                int number = connections.incrementAndGet();
                threads.execute(() -> serve(client, answer, number));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void serve(Socket client, Answer answer, int number) {
        try (client) {
            readRequest(client.getInputStream());
            answer.to(client, number);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The client went away, which some tests want.
            return;
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("no request");
            }
            head.append((char) c);
        }
        String length = head.toString().replaceAll("(?is).*content-length: *(\\d+).*", "$1");
        in.readNBytes(Integer.parseInt(length));
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
