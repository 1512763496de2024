package org.flyte.test.s3;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A running S3 API server with one bucket; its objects are files in a folder. */
public final class RealS3 implements AutoCloseable {
    /** The access key that the server knows. */
    public static final String ACCESS_KEY = "flyte-test-key";

    /** The secret of the access key. */
    public static final String SECRET = "flyte-test-secret/+=";

    /** The bucket that is there. */
    public static final String BUCKET = "flyte-test";

    private final Process process;
    private final int port;
    private final Path folder;

    private RealS3(Process process, int port, Path folder) {
        this.process = process;
        this.port = port;
        this.folder = folder;
    }

    /**
     * Starts the server on a free loopback port and waits until it answers. It ends with this JVM at the latest.
     *
     * @param folder an empty folder for its objects
     */
    public static RealS3 start(Path folder) throws IOException {
        Files.createDirectories(folder.resolve(BUCKET));
        Process process = new ProcessBuilder(command(folder))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String port = out.readLine();
        if (port == null) {
            throw new IOException(
                    "The S3 server has ended with " + process.onExit().join().exitValue());
        }
        return new RealS3(process, Integer.parseInt(port), folder);
    }

    /** Its address, to be given as {@code FLYTE_AWS_ENDPOINT}. */
    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /** Its port on loopback. */
    public int port() {
        return port;
    }

    /** The URI of a key in its bucket. */
    public String uri(String key) {
        return "s3://" + BUCKET + "/" + key;
    }

    /** The file that holds an object. */
    public Path file(String key) {
        return folder.resolve(BUCKET).resolve(key);
    }

    /** What the environment of a task has to hold. */
    public Map<String, String> environment() {
        return environment(endpoint());
    }

    /** The same with another address, as of a proxy before the server. */
    public static Map<String, String> environment(String endpoint) {
        return Map.of(
                "FLYTE_AWS_ENDPOINT", endpoint,
                "FLYTE_AWS_ACCESS_KEY_ID", ACCESS_KEY,
                "FLYTE_AWS_SECRET_ACCESS_KEY", SECRET);
    }

    /** The folder with the object stores' native library for this machine, for {@code -Djava.library.path}. */
    public static Path nativeFolder() {
        return Path.of(built("native.folder"));
    }

    /** The jars that the server itself needs, among them SLF4J's and Logback's. */
    public static String classPath() {
        return built("class.path");
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private static List<String> command(Path folder) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String own =
                RealS3.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        String classPath = own + System.getProperty("path.separator") + classPath();
        return List.of(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                classPath,
                S3Server.class.getName(),
                folder.toString(),
                ACCESS_KEY,
                SECRET);
    }

    private static String built(String name) {
        Properties properties = new Properties();
        try (InputStream content = RealS3.class.getResourceAsStream("real-s3.properties")) {
            properties.load(content);
        } catch (IOException e) {
            throw new IllegalStateException("flyte-test-s3 was built without its properties", e);
        }
        return properties.getProperty(name);
    }
}
