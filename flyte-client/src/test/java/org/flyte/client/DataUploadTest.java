package org.flyte.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.flyte.client.value.RemoteFile;
import org.flyte.idl.dataproxy.CreateUploadLocationRequest;
import org.flyte.idl.dataproxy.CreateUploadLocationResponse;
import org.flyte.wire.connect.DataProxyRpcs;
import org.flyte.wire.connect.RetryPolicy;
import org.flyte.wire.connect.RpcCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a store that keeps what it gets, and names places and refuses others' content as the backend does. */
@Timeout(60)
class DataUploadTest {
    private static final RetryPolicy FAST = new RetryPolicy(3, Duration.ofMillis(2), Duration.ofMillis(5));

    private final Map<String, byte[]> stored = new ConcurrentSkipListMap<>();
    private volatile boolean refusesOtherContent;
    private volatile String refused;
    private volatile Change beforePut = () -> {};
    private HttpServer store;
    private FakeBackend backend;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext("/", exchange -> {
            String path = URLDecoder.decode(exchange.getRequestURI().getRawPath(), UTF_8);
            byte[] content = exchange.getRequestBody().readAllBytes();
            String announced = exchange.getRequestHeaders().getFirst("Content-MD5");
            int status = refused != null && path.endsWith(refused) ? 403 : 200;
            if (refusesOtherContent
                    && !announced.equals(
                            Base64.getEncoder().encodeToString(sum(content).toByteArray()))) {
                status = 400;
            }
            if (status == 200) {
                stored.put("s3:/" + path, content);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        store.start();
        backend = new FakeBackend();
        backend.unary(DataProxyRpcs.CREATE_UPLOAD_LOCATION, (request, number) -> location(request));
    }

    @AfterEach
    void stop() {
        store.stop(0);
        backend.close();
    }

    @Test
    void aFilesHashIsItsMd5() throws Exception {
        Path file = Files.writeString(folder.resolve("data.txt"), "content");
        RemoteFile remote = upload().file(file);
        assertThat(remote.uri()).endsWith("/data.txt");
        assertThat(stored.get(remote.uri())).isEqualTo("content".getBytes(UTF_8));
        assertThat(remote.hash())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("MD5").digest("content".getBytes(UTF_8))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with space.txt",
                "gr\u00fc\u00dfe.txt",
                "a#b?c.txt",
                "100%.txt",
                "a%20b",
                "%2e%2e",
                "a&b=c;d+e,f",
                "'single' \"double\"",
                "back\\slash",
                "\uD83D\uDE00",
                "{curly}[square]",
                "~tilde*:@"
            })
    void aFileOfAnyNameIsAtTheAddressThatItsReadersGet(String name) throws Exception {
        Path file = Files.writeString(folder.resolve(name), "content");
        RemoteFile remote = upload().file(file);
        assertThat(remote.uri()).startsWith("s3://bucket/").endsWith("/" + name);
        assertThat(stored).containsOnlyKeys(remote.uri());

        Map<String, byte[]> before = Map.copyOf(stored);
        assertThat(upload().file(file)).isEqualTo(remote);
        assertThat(stored.get(remote.uri())).as("not sent again").isSameAs(before.get(remote.uri()));

        Path inside = Files.createDirectories(folder.resolve("in").resolve("deep " + name));
        Files.writeString(inside.resolve(name), "inside");
        assertThat(stored.keySet()).hasSize(1);
        String all = upload().folder(folder.resolve("in")).uri();
        assertThat(stored).containsKey(all + "/deep " + name + "/" + name);
    }

    @Test
    void aFolderKeepsItsFilesBelowOnePrefix() throws Exception {
        Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(folder.resolve("top.txt"), "1");
        Files.writeString(folder.resolve("a/same.txt"), "2");
        Files.writeString(folder.resolve("a/b/same.txt"), "3");
        RemoteFile remote = upload().folder(folder);
        assertThat(stored.keySet())
                .containsExactlyInAnyOrder(
                        remote.uri() + "/top.txt", remote.uri() + "/a/same.txt", remote.uri() + "/a/b/same.txt");
        assertThat(stored.get(remote.uri() + "/a/b/same.txt")).isEqualTo("3".getBytes(UTF_8));
        assertThat(remote.hash()).isNull();

        stored.replaceAll((name, content) -> content.clone());
        Map<String, byte[]> before = Map.copyOf(stored);
        assertThat(upload().folder(folder).uri())
                .as("the same content, the same address")
                .isEqualTo(remote.uri());
        before.forEach((name, content) ->
                assertThat(stored.get(name)).as("not sent again").isSameAs(content));

        Files.writeString(folder.resolve("top.txt"), "changed");
        assertThat(upload().folder(folder).uri()).isNotEqualTo(remote.uri());
    }

    @Test
    void aFolderOfThousandsOfFilesIsUploaded() throws Exception {
        for (int i = 0; i < 1000; i++) {
            Files.writeString(folder.resolve("f" + i), "content " + i);
        }
        upload().folder(folder);
        assertThat(stored).hasSize(1000);
    }

    @Test
    void whatCannotBeUploadedIsSaidWithItsName() throws Exception {
        assertThatThrownBy(() -> upload().folder(folder))
                .isInstanceOf(UploadException.class)
                .hasMessageContaining("has no files");
        assertThatThrownBy(() -> upload().file(folder.resolve("none")))
                .isInstanceOf(UploadException.class)
                .hasMessageContaining("none");
        Files.writeString(folder.resolve("a"), "1");
        Files.writeString(folder.resolve("b"), "2");
        store.stop(0);
        assertThatThrownBy(() -> upload().folder(folder))
                .isInstanceOf(UploadException.class)
                .hasMessageContaining("took no upload");
    }

    @Test
    void aFileThatChangesOnItsWayIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("table.csv"), "before");
        refusesOtherContent = true;
        for (String change : new String[] {"other!", "much longer than before", "x"}) {
            Files.writeString(file, "before");
            beforePut = () -> Files.writeString(file, change);
            assertThatThrownBy(() -> upload().file(file))
                    .isInstanceOf(UploadException.class)
                    .hasMessage(file + " was changed while it was uploaded");
        }
        assertThat(stored).isEmpty();
    }

    @Test
    void theFileOfAFolderThatTheStoreRefusesIsNamed() throws Exception {
        Files.writeString(folder.resolve("a"), "1");
        Files.writeString(folder.resolve("b"), "2");
        refused = "/b";
        assertThatThrownBy(() -> upload().folder(folder))
                .isInstanceOf(UploadException.class)
                .hasMessageStartingWith(folder.resolve("b") + ": the store 127.0.0.1:")
                .hasMessageEndingWith("answered HTTP 403");
    }

    @Test
    void aLinkToNothingIsNotLeftOutOfItsFolder() throws Exception {
        Files.writeString(folder.resolve("a"), "1");
        Files.createSymbolicLink(folder.resolve("b"), folder.resolve("nowhere"));
        assertThatThrownBy(() -> upload().folder(folder))
                .isInstanceOf(UploadException.class)
                .hasMessage(folder.resolve("b") + " is neither a file nor a folder, or a link to nothing");
        assertThat(stored).isEmpty();
    }

    private interface Change {
        void make() throws IOException;
    }

    private DataUpload upload() {
        return new DataUpload(new CodeUpload(backend.client(), FAST), "o", "p", "d");
    }

    private CreateUploadLocationResponse location(CreateUploadLocationRequest request) {
        try {
            beforePut.make();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        String root = request.getFilenameRoot().isEmpty()
                ? HexFormat.of().formatHex(request.getContentMd5().toByteArray())
                : request.getFilenameRoot();
        // As a Flyte 2 backend was seen to do: the name is a reference to a URL.
        URI name = URI.create("/"
                + request.getFilename()
                        .replaceAll("%(?![0-9A-Fa-f]{2})", "%broken")
                        .replaceAll("[\\[\\]{} \"\\\\]", "_$0_")
                        .replace("_ _", "%20")
                        .replace("_\"_", "%22")
                        .replace("_\\_", "%5C")
                        .replace("_[_", "%5B")
                        .replace("_]_", "%5D")
                        .replace("_{_", "%7B")
                        .replace("_}_", "%7D"));
        String folder = "/bucket/uploads/p/d/" + root;
        String path = folder + name.getPath();
        byte[] there = stored.get("s3:/" + path);
        if (there != null && !request.getFilenameRoot().isEmpty() && !sum(there).equals(request.getContentMd5())) {
            throw new FakeBackend.Refusal(RpcCode.ALREADY_EXISTS, "another file is there");
        }
        return CreateUploadLocationResponse.newBuilder()
                .setSignedUrl("http://127.0.0.1:" + store.getAddress().getPort()
                        + URLEncoder.encode(path, UTF_8).replace("+", "%20").replace("%2F", "/") + "?signature=a%2Fb")
                .setNativeUrl("s3:/" + folder + name.toASCIIString())
                .build();
    }

    private static com.google.protobuf.ByteString sum(byte[] content) {
        try {
            return com.google.protobuf.ByteString.copyFrom(
                    MessageDigest.getInstance("MD5").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
