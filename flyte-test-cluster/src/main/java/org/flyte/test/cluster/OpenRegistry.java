package org.flyte.test.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Debian's {@code docker-registry} on a free loopback port, over plain HTTP; it takes everything from everybody. */
final class OpenRegistry implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening on \\S+:(\\d+)");

    private final Process process;
    private final String address;

    private OpenRegistry(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** @param folder where it keeps what it is given */
    static OpenRegistry start(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path config = Files.writeString(
                folder.resolve("config.yml"),
                "version: 0.1\nstorage:\n  filesystem: {rootdirectory: %s/data}\n  delete: {enabled: true}\nhttp: {addr: '127.0.0.1:0'}\n"
                        .formatted(folder));
        Process process = new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader lines = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                drain(lines);
                return new OpenRegistry(process, "127.0.0.1:" + listening.group(1));
            }
        }
        throw new IllegalStateException("docker-registry did not start: " + said);
    }

    /** {@code 127.0.0.1:port}, as it stands in an image reference. */
    String address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static void drain(BufferedReader lines) {
        Thread drain = new Thread(() -> lines.lines().forEach(line -> {}), "registry log");
        drain.setDaemon(true);
        drain.start();
    }
}
