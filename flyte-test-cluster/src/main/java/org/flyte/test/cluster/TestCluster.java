package org.flyte.test.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.flyte.test.s3.RealS3;
import org.jspecify.annotations.Nullable;

/**
 * A registry with a base image, a container engine and an object store. One for all that this JVM tests, since their
 * start takes longer than most tests; they end with it.
 */
public final class TestCluster {
    private static @Nullable TestCluster shared;

    private final Path folder;
    private final OpenRegistry registry;
    private final String base;
    private final CompletableFuture<ContainerEngine> engine;
    private final CompletableFuture<RealS3> store;

    private TestCluster() throws IOException {
        folder = Files.createTempDirectory("flyte-cluster");
        engine = CompletableFuture.supplyAsync(TestCluster::newEngine);
        store = CompletableFuture.supplyAsync(() -> newStore(folder.resolve("s3")));
        registry = OpenRegistry.start(folder.resolve("registry"));
        base = registry.address() + "/base/jre:17";
        Command.of(
                        "skopeo",
                        "copy",
                        "--dest-tls-verify=false",
                        "oci:" + BaseImage.layout() + ":base",
                        "docker://" + base)
                .run();
    }

    /** The one of this JVM; whoever asks first waits for the registry, and who needs them for engine and store. */
    public static synchronized TestCluster shared() throws IOException {
        if (shared == null) {
            TestCluster cluster = new TestCluster();
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::end, "end of the test cluster"));
            shared = cluster;
        }
        return shared;
    }

    /** {@code 127.0.0.1:port/team} for a repository's own names. */
    public String registry(String team) {
        return registry.address() + "/" + team;
    }

    /** The registry alone, {@code 127.0.0.1:port}. */
    public String registry() {
        return registry.address();
    }

    /** A reference to Debian with Java 17 and a shell. */
    public String base() {
        return base;
    }

    /** The container engine, as soon as it is ready. */
    public ContainerEngine engine() {
        return engine.join();
    }

    /** The object store, as soon as it is ready. */
    public RealS3 store() {
        return store.join();
    }

    private static ContainerEngine newEngine() {
        try {
            return ContainerEngine.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private static RealS3 newStore(Path folder) {
        try {
            return RealS3.start(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What could not be started need not be ended.
    private void end() {
        registry.close();
        store.thenAccept(RealS3::close);
        engine.thenAccept(ContainerEngine::close);
        Command.of("rm", "-rf", folder).end();
    }
}
