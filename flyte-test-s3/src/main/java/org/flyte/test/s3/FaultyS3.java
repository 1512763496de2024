package org.flyte.test.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy before {@link RealS3} that treats chosen requests badly: one request a connection, told by its first line. */
public final class FaultyS3 implements AutoCloseable {
    /** What becomes of a request. */
    public enum Fate {
        /** The server answers. */
        PASS,
        /** An answer with status 500. */
        ERROR,
        /** The connection is reset. */
        RESET,
        /** The connection stays open without an answer. */
        SILENCE,
        /** Half of the answer, then the connection is closed. */
        HALF
    }

    /** Decides on a request. */
    @FunctionalInterface
    public interface Rule {
        /**
         * Returns its fate.
         *
         * @param target path and query as they were sent
         */
        Fate of(String method, String target);
    }

    private final ServerSocket server;
    private final int port;
    private final Rule rule;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Starts a proxy on a free loopback port. */
    public FaultyS3(RealS3 s3, Rule rule) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = s3.port();
        this.rule = rule;
        threads.execute(this::accept);
    }

    /** Its address, to be given as {@code FLYTE_AWS_ENDPOINT}. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Method and target of all requests so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try {
            String head = head(client.getInputStream());
            String[] first = head.split(" ", 3);
            requests.add(first[0] + " " + first[1]);
            switch (rule.of(first[0], first[1])) {
                case PASS -> pass(client, head, Long.MAX_VALUE);
                case HALF -> pass(client, head, 400);
                case ERROR -> error(client);
                case RESET -> reset(client);
                case SILENCE -> {}
            }
        } catch (IOException e) {
            // A client that goes away, or the end of the test.
        }
    }

    private static String head(InputStream client) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = client.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private void pass(Socket client, String head, long most) throws IOException {
        try (client;
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream request = upstream.getOutputStream();
            String closing = head.substring(0, head.length() - 2) + "Connection: close\r\n\r\n";
            request.write(closing.getBytes(StandardCharsets.ISO_8859_1));
            threads.execute(() -> transfer(client, request));
            OutputStream answer = client.getOutputStream();
            InputStream from = upstream.getInputStream();
            long left = most;
            byte[] buffer = new byte[1 << 16];
            int count = from.read(buffer);
            while (count >= 0 && left > 0) {
                answer.write(buffer, 0, (int) Math.min(count, left));
                left -= count;
                count = from.read(buffer);
            }
        }
    }

    private static void transfer(Socket client, OutputStream request) {
        try {
            client.getInputStream().transferTo(request);
        } catch (IOException e) {
            // The answer is complete, or the client has gone.
        }
    }

    private static void error(Socket client) throws IOException {
        try (client) {
            client.getOutputStream()
                    .write("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1));
            client.shutdownOutput();
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void reset(Socket client) throws IOException {
        client.setOption(StandardSocketOptions.SO_LINGER, 0);
        client.close();
    }
}
