package org.flyte.devserver.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.flyte.devserver.http.SignedUrls.Grant;
import org.flyte.devserver.store.AtomicFiles;
import org.flyte.devserver.store.Digests;
import org.jspecify.annotations.Nullable;

/** Takes uploads and gives downloads at signed URLs, as an S3 store does. The path below the first segment is the file's below the root. */
public final class SignedFiles {
    public static final String SEGMENT = "/objects";

    private final SignedUrls urls;
    private final Path root;

    public SignedFiles(SignedUrls urls, Path root) {
        this.urls = urls;
        this.root = root;
    }

    public Routes addTo(Routes routes) {
        return routes.below(SEGMENT, this::handle);
    }

    /** The path of a file's URL. */
    public String urlPath(Path file) {
        return SEGMENT + "/" + root.relativize(file).toString().replace(File.separatorChar, '/');
    }

    private void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        Optional<Grant> grant = urls.verify(method, exchange.getRequestURI());
        Path file = file(exchange.getRequestURI().getPath());
        if (grant.isEmpty() || !file.startsWith(root)) {
            refuse(exchange, 403, "The signature does not match this request.");
        } else if (Instant.now().isAfter(grant.get().expires())) {
            refuse(exchange, 403, "This URL expired at " + grant.get().expires() + ".");
        } else if (method.equals("PUT")) {
            put(exchange, file, grant.get());
        } else if (method.equals("GET")) {
            get(exchange, file);
        } else {
            refuse(exchange, 405, "Objects are put and got.");
        }
    }

    private void put(HttpExchange exchange, Path file, Grant grant) throws IOException {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        String announced = exchange.getRequestHeaders().getFirst("Content-MD5");
        if (length == null) {
            refuse(exchange, 411, "An upload says its length beforehand.");
        } else if (!grant.md5Hex().isEmpty() && !grant.md5Hex().equals(hex(announced))) {
            refuse(exchange, 403, "Content-MD5 is part of the signature; it is missing or another one.");
        } else if (grant.length() != 0 && Long.parseLong(length) != grant.length()) {
            refuse(exchange, 400, "The URL is for " + grant.length() + " bytes, the request has " + length + ".");
        } else {
            store(exchange, file, Long.parseLong(length), hex(announced));
        }
    }

    private static void store(HttpExchange exchange, Path file, long length, @Nullable String md5Hex)
            throws IOException {
        MessageDigest digest = Digests.md5();
        Path pending = AtomicFiles.pendingFor(file);
        try {
            long received;
            try (InputStream body = new DigestInputStream(exchange.getRequestBody(), digest);
                    OutputStream out = Files.newOutputStream(pending)) {
                received = body.transferTo(out);
            }
            String actual = HexFormat.of().formatHex(digest.digest());
            if (received != length || (md5Hex != null && !md5Hex.equals(actual))) {
                refuse(
                        exchange,
                        400,
                        "The content's MD5 is " + actual + " in " + received + " bytes, not as announced.");
                return;
            }
            AtomicFiles.commit(pending, file);
            Answers.bytes(exchange, 200, "text/plain", new byte[0]);
        } finally {
            Files.deleteIfExists(pending);
        }
    }

    private static void get(HttpExchange exchange, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            Answers.text(exchange, 404, "There is no such object.");
            return;
        }
        boolean isPage = file.toString().endsWith(".html");
        exchange.getResponseHeaders().set("Content-Type", isPage ? "text/html" : "application/octet-stream");
        long size = Files.size(file);
        exchange.sendResponseHeaders(200, size == 0 ? -1 : size);
        if (size > 0) {
            Files.copy(file, exchange.getResponseBody());
        }
    }

    /** Ends the connection too: what follows on it may be the rest of a body that nobody reads. */
    private static void refuse(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getResponseHeaders().set("Connection", "close");
        Answers.text(exchange, status, text);
    }

    private Path file(String urlPath) {
        return root.resolve(urlPath.substring(SEGMENT.length() + 1)).normalize();
    }

    /** The hexadecimal form of a Content-MD5; null when it is missing or no MD5. */
    private static @Nullable String hex(@Nullable String contentMd5) {
        try {
            return contentMd5 == null
                    ? null
                    : HexFormat.of().formatHex(Base64.getDecoder().decode(contentMd5));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
