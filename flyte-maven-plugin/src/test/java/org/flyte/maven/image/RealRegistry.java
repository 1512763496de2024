package org.flyte.maven.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Debian's {@code docker-registry} as a process of its own on a free port, over plain HTTP. Its log goes to
 * {@code registry.log} in its folder.
 */
public final class RealRegistry implements AutoCloseable {
    /** The only user of a registry that wants one. */
    public static final String USER = "ada";

    public static final String PASSWORD = "open sesame";

    private static final String HTPASSWD = USER + ":$2y$05$abcdefghijklmnopqrstuupx2xBUC4954936wVIjyyPHmUBFu0wCW\n";
    private static final Pattern LISTENING = Pattern.compile("listening on \\S+:(\\d+)");

    private final Process process;
    private final int port;

    private RealRegistry(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** A registry that takes everything, keeping it in the folder. */
    public static RealRegistry start(Path folder) {
        return start(folder, "127.0.0.1", "", "", "");
    }

    /** A registry that listens on every address of this machine. */
    public static RealRegistry startEverywhere(Path folder) {
        return start(folder, "0.0.0.0", "", "", "");
    }

    /** A registry that shows what the folder has and takes nothing. */
    public static RealRegistry startReadOnly(Path folder) {
        return start(folder, "127.0.0.1", "  maintenance:\n    readonly:\n      enabled: true\n", "", "");
    }

    /** A registry that wants {@link #USER} with {@link #PASSWORD}. */
    public static RealRegistry startWithUser(Path folder) {
        return start(
                folder,
                "127.0.0.1",
                "",
                "auth:\n  htpasswd:\n    realm: test\n    path: %s\n".formatted(folder.resolve("htpasswd")),
                "");
    }

    /** A registry that listens on every address of this machine and speaks TLS. */
    public static RealRegistry startWithTls(Path folder, Path certificate, Path key) {
        return start(
                folder, "0.0.0.0", "", "", "  tls:\n    certificate: %s\n    key: %s\n".formatted(certificate, key));
    }

    /** The same, for {@link #USER} with {@link #PASSWORD} only. */
    public static RealRegistry startWithUserAndTls(Path folder, Path certificate, Path key) {
        return start(
                folder,
                "0.0.0.0",
                "",
                "auth:\n  htpasswd:\n    realm: test\n    path: %s\n".formatted(folder.resolve("htpasswd")),
                "  tls:\n    certificate: %s\n    key: %s\n".formatted(certificate, key));
    }

    /** A registry on loopback that sends everybody to a token server; it believes tokens of the certificate's key. */
    public static RealRegistry startWithTokenServer(Path folder, String realm, Path certificate) {
        return start(folder, "127.0.0.1", "", tokens(realm, certificate), "");
    }

    /** The same on every address of this machine, with TLS. */
    public static RealRegistry startWithTokenServerAndTls(Path folder, String realm, Path certificate, Path key) {
        return start(
                folder,
                "0.0.0.0",
                "",
                tokens(realm, certificate),
                "  tls:\n    certificate: %s\n    key: %s\n".formatted(certificate, key));
    }

    private static String tokens(String realm, Path certificate) {
        return "auth:\n  token:\n    realm: %s\n    service: test\n    issuer: test\n    rootcertbundle: %s\n"
                .formatted(realm, certificate);
    }

    /** {@code 127.0.0.1:port}, as it stands in an image reference. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static RealRegistry start(Path folder, String host, String maintenance, String auth, String tls) {
        String program = DebianProgram.find("docker-registry", "docker-registry");
        try {
            Files.createDirectories(folder.resolve("data"));
            Files.writeString(folder.resolve("htpasswd"), HTPASSWD);
            Path config = Files.writeString(
                    folder.resolve("config.yml"),
                    "version: 0.1\nstorage:\n  filesystem:\n    rootdirectory: %s\n%s%shttp:\n  addr: %s:0\n  relativeurls: true\n%s"
                            .formatted(folder.resolve("data"), maintenance, auth, host, tls));
            Path log = folder.resolve("registry.log");
            Process process = new ProcessBuilder(program, "serve", config.toString())
                    .redirectErrorStream(true)
                    .start();
            return new RealRegistry(process, awaitPort(process, log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the log until the registry says where it listens, and leaves a thread that writes the rest away. */
    private static int awaitPort(Process process, Path log) throws IOException {
        BufferedReader lines = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                Thread drain = new Thread(() -> drain(lines, log), "registry log");
                drain.setDaemon(true);
                drain.start();
                return Integer.parseInt(listening.group(1));
            }
        }
        throw new IllegalStateException("docker-registry did not start: " + said);
    }

    private static void drain(BufferedReader lines, Path log) {
        try (lines;
                var out = Files.newBufferedWriter(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write(line);
                out.newLine();
                out.flush();
            }
        } catch (IOException e) {
            // The process or the test's folder is gone.
        }
    }
}
