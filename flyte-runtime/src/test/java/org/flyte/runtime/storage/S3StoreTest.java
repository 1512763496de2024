package org.flyte.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flyte.test.s3.FaultyS3;
import org.flyte.test.s3.FaultyS3.Fate;
import org.flyte.test.s3.RealS3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can go wrong with a real S3 server: each ends within a bound, with a reason. */
@Timeout(60)
class S3StoreTest {
    @RegisterExtension
    static final TestS3 S3 = new TestS3();

    @TempDir
    Path local;

    @Test
    void anAddressWhereNobodyListensIsNamed() throws Exception {
        String endpoint;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            endpoint = "http://127.0.0.1:" + closed.getLocalPort();
        }
        assertThatThrownBy(() ->
                        store(RealS3.environment(endpoint)).get(S3.server().uri("key"), Integer.MAX_VALUE))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("s3://flyte-test/key cannot be read at " + endpoint + ": ")
                .hasMessageContaining("Connection refused")
                .hasMessageContaining("FLYTE_AWS_ENDPOINT")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://no-such-host.invalid", "not a url", "https://127.0.0.1:PORT"})
    void anAddressThatIsNoneIsNamed(String address) {
        String endpoint = address.replace("PORT", "" + S3.server().port());
        assertThatThrownBy(() ->
                        store(RealS3.environment(endpoint)).put(S3.server().uri("key"), new byte[1]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(endpoint);
    }

    @Test
    void aWrongSecretIsRefusedAndNotPrinted() {
        Map<String, String> environment = new HashMap<>(S3.server().environment());
        environment.put("FLYTE_AWS_SECRET_ACCESS_KEY", "another-secret");
        assertThatThrownBy(() -> store(environment).put(S3.server().uri("refused"), new byte[1]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("SignatureDoesNotMatch")
                .hasMessageContaining("FLYTE_AWS_SECRET_ACCESS_KEY")
                .hasMessageNotContaining("another-secret");
        assertThat(S3.server().file("refused")).doesNotExist();
    }

    @Test
    void aWrongKeyIsRefused() {
        Map<String, String> environment = new HashMap<>(S3.server().environment());
        environment.put("FLYTE_AWS_ACCESS_KEY_ID", "another-key");
        for (long max : new long[] {1, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> store(environment).get(S3.server().uri("key"), max))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(NoSuchFileException.class)
                    .hasMessageContaining("FLYTE_AWS_ACCESS_KEY_ID");
        }
    }

    @Test
    void aBucketThatIsMissingIsNoMissingObject() throws Exception {
        ObjectStore store = OpenDalStore.open(StoreSettings.of(
                RemoteUri.parse("s3://no-such-bucket/key"),
                impatient(S3.server().environment())));
        assertThatThrownBy(() -> store.get("s3://no-such-bucket/key", Integer.MAX_VALUE))
                .isNotInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("NoSuchBucket")
                .hasMessageContaining("s3://no-such-bucket/key");
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws Exception {
        s3Put("silent");
        Path file = Files.write(local.resolve("file"), new byte[9]);
        try (FaultyS3 silent = new FaultyS3(S3.server(), (method, target) -> Fate.SILENCE)) {
            Map<String, String> environment = new HashMap<>(RealS3.environment(silent.endpoint()));
            environment.put("FLYTE_STORAGE_TIMEOUT_SECONDS", "0.3");
            ObjectStore store = store(environment);
            List<Operation> operations = List.of(
                    () -> store.get(S3.server().uri("silent"), 10),
                    () -> store.get(S3.server().uri("silent"), Integer.MAX_VALUE),
                    () -> store.put(S3.server().uri("silent"), new byte[1]),
                    () -> store.download(S3.server().uri("silent"), local.resolve("copy")),
                    () -> store.upload(file, S3.server().uri("silent")),
                    () -> store.list(S3.server().uri("")),
                    () -> store.delete(S3.server().uri("silent")));
            for (Operation operation : operations) {
                assertThatThrownBy(operation::run)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("no answer within")
                        .hasMessageContaining(silent.endpoint());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fate.class,
            names = {"ERROR", "RESET", "HALF"})
    void aFaultThatPassesIsNotSeen(Fate fault) throws Exception {
        s3Put("passes");
        AtomicInteger requests = new AtomicInteger();
        try (FaultyS3 faulty = new FaultyS3(
                S3.server(), (method, target) -> requests.incrementAndGet() % 3 == 0 ? Fate.PASS : fault)) {
            Map<String, String> environment = new HashMap<>(RealS3.environment(faulty.endpoint()));
            environment.put("FLYTE_STORAGE_RETRIES", "3");
            ObjectStore store = store(environment);
            store.put(S3.server().uri("passes"), new byte[100_000]);
            assertThat(store.get(S3.server().uri("passes"), Integer.MAX_VALUE)).hasSize(100_000);
            store.delete(S3.server().uri("passes"));
            assertThat(requests).hasValueGreaterThan(3);
        }
    }

    @Test
    void anUploadThatFailsHalfWayPublishesNothing() throws Exception {
        Path file = Files.write(local.resolve("file"), new byte[20 << 20]);
        try (FaultyS3 faulty = new FaultyS3(
                S3.server(), (method, target) -> target.contains("partNumber=2") ? Fate.ERROR : Fate.PASS)) {
            ObjectStore store = store(RealS3.environment(faulty.endpoint()));
            assertThatThrownBy(() -> store.upload(file, S3.server().uri("half")))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("s3://flyte-test/half cannot be written");
            assertThat(faulty.requests()).anyMatch(request -> request.contains("partNumber=1"));
        }
        assertThatThrownBy(
                        () -> store(S3.server().environment()).get(S3.server().uri("half"), Integer.MAX_VALUE))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aDownloadThatFailsHalfWayLeavesNoFile() throws Exception {
        Path file = Files.write(local.resolve("file"), new byte[20 << 20]);
        store(S3.server().environment()).upload(file, S3.server().uri("whole"));
        AtomicInteger reads = new AtomicInteger();
        try (FaultyS3 faulty = new FaultyS3(
                S3.server(),
                (method, target) -> method.equals("GET") && reads.incrementAndGet() > 1 ? Fate.RESET : Fate.PASS)) {
            assertThatThrownBy(() -> store(RealS3.environment(faulty.endpoint()))
                            .download(S3.server().uri("whole"), local.resolve("x")))
                    .isInstanceOf(IOException.class);
        }
        assertThat(local.resolve("x")).doesNotExist();
    }

    @Test
    void anObjectThatIsReplacedWhileItIsReadIsNoMixtureOfBoth() throws Exception {
        ObjectStore store = store(S3.server().environment());
        byte[] content = new byte[12 << 20];
        store.put(S3.server().uri("replaced"), content);
        try (InputStream stream = store.open(S3.server().uri("replaced"))) {
            assertThat(stream.readNBytes(5 << 20)).hasSize(5 << 20);
            content[11 << 20] = 1;
            store.put(S3.server().uri("replaced"), content);
            assertThatThrownBy(() -> stream.transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("s3://flyte-test/replaced has changed while it was read");
        }
    }

    @Test
    void anUploadWhoseFileCannotBeReadToItsEndPublishesNothing() throws Exception {
        InputStream broken = new InputStream() {
            private int left = 20 << 20;

            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (left <= 0) {
                    return read();
                }
                left -= length;
                return length;
            }
        };
        ObjectStore store = store(S3.server().environment());
        assertThatThrownBy(() -> store.upload(broken, 30 << 20, S3.server().uri("broken")))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is gone");
        assertThatThrownBy(() -> store.get(S3.server().uri("broken"), Integer.MAX_VALUE))
                .isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a//b", "a/../b", "../a", "a/.", "/a", " a", "a ", ".."})
    void aKeyThatWouldBecomeAnotherIsRefused(String key) throws Exception {
        ObjectStore store = store(S3.server().environment());
        assertThatThrownBy(() -> store.put(S3.server().uri(key), new byte[1]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be told from another key")
                .hasMessageContaining(S3.server().uri(key));
    }

    @Test
    void aFolderIsNoObject() throws Exception {
        ObjectStore store = store(S3.server().environment());
        for (String key : List.of("", "folder/")) {
            assertThatThrownBy(() -> store.get(S3.server().uri(key), 1)).hasMessageContaining("folder");
        }
        assertThatThrownBy(() -> ObjectStores.of("s3:///key")).hasMessageContaining("names no bucket");
    }

    @Test
    void largeFilesNeedLittleMemoryAndNoTemporaryFolder() throws Exception {
        Path file = Files.write(local.resolve("large"), new byte[96 << 20]);
        ProcessBuilder child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + local.resolve("no-folder"),
                "-Djava.library.path=" + RealS3.nativeFolder(),
                "-cp",
                System.getProperty("java.class.path"),
                StoreProcess.class.getName(),
                file.toString(),
                S3.server().uri("child/large"),
                local.resolve("copy").toString());
        child.environment().putAll(S3.server().environment());
        Process process = child.redirectErrorStream(true).start();
        // A JDK from 21 on sees itself that there is none.
        assertThat(new String(process.getInputStream().readAllBytes()).lines())
                .isSubsetOf("WARNING: java.io.tmpdir directory does not exist");
        assertThat(process.waitFor()).isZero();
        assertThat(Files.mismatch(file, local.resolve("copy"))).isEqualTo(-1);
    }

    @Test
    void withoutItsLibraryTheReasonIsNamed() throws Exception {
        ProcessBuilder child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.library.path=" + local,
                "-cp",
                System.getProperty("java.class.path"),
                StoreProcess.class.getName(),
                "file",
                S3.server().uri("key"),
                "copy");
        Process process = child.redirectErrorStream(true).start();
        assertThat(new String(process.getInputStream().readAllBytes()))
                .contains("The library for object stores cannot be loaded")
                .contains("glibc")
                .contains("/flyte/native");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @FunctionalInterface
    private interface Operation {
        void run() throws IOException;
    }

    private static void s3Put(String key) throws IOException {
        store(S3.server().environment()).put(S3.server().uri(key), new byte[5]);
    }

    private static ObjectStore store(Map<String, String> environment) throws IOException {
        return OpenDalStore.open(StoreSettings.of(RemoteUri.parse(S3.server().uri("")), impatient(environment)));
    }

    private static Map<String, String> impatient(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>();
        all.put("FLYTE_STORAGE_RETRIES", "1");
        all.put("FLYTE_STORAGE_BACKOFF_SECONDS", "0.05");
        all.putAll(environment);
        return all;
    }
}
